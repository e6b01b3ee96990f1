import { observer, RecursionField, useField, useFieldSchema } from '@formily/react';
import { Steps, Tabs } from 'antd';
import { type PropsWithChildren, useState } from 'react';
import { Hint } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { useSurroundings } from './form-context';
import css from './layout.css';

/** A part of a form under its own heading. */
export const Group = observer(function Group({
  title,
  note,
  children,
}: PropsWithChildren<{ title?: string; note?: string }>) {
  const field = useField();
  const name = title ?? (typeof field.title === 'string' ? field.title : '');
  const { layout } = useSurroundings();
  return (
    <section className={layout === 'report' ? css.reportGroup : css.group} aria-label={name || undefined}>
      {name || note ? (
        <header className={css.heading}>
          {name ? <h2>{name}</h2> : null}
          {note ? <p className="note">{note}</p> : null}
        </header>
      ) : null}
      <div className={layout === 'report' ? css.one : css.two}>{children}</div>
    </section>
  );
});

/** Two columns on a desk, one on a phone and in a monthly report. Nested grids are one grid. */
export const FormGrid = observer(function FormGrid({ children }: PropsWithChildren) {
  const { layout } = useSurroundings();
  return <div className={layout === 'report' ? css.one : css.two}>{children}</div>;
});

/** Children of the grid, as if it were not there. */
export function Through({ children }: PropsWithChildren) {
  return <>{children}</>;
}

/** A sentence between fields: what the section is for, what to look out for. */
export const Note = observer(function Note({
  title,
  text,
  tone,
}: {
  title?: string;
  text?: string;
  tone?: 'plain' | 'attention';
}) {
  const field = useField();
  const said = text ?? (typeof field.title === 'string' ? field.title : '');
  return (
    <div className={css.note}>
      {tone === 'attention' ? (
        <Hint effect={title ? said : undefined}>{title ?? said}</Hint>
      ) : (
        <p className="note">
          {title ? <b>{title} </b> : null}
          {said}
        </p>
      )}
    </div>
  );
});

function usePanes() {
  const schema = useFieldSchema();
  return schema.mapProperties((pane, name) => {
    const props = (pane['x-component-props'] ?? {}) as { tab?: string; title?: string };
    return {
      key: String(name),
      name: String(name),
      schema: pane,
      title: props.tab ?? props.title ?? String(pane.title ?? name),
    };
  });
}

/** Parts of a long form as tabs; all of them are rendered, so that what is typed in one is not lost in another. */
export const FormTab = observer(function FormTab() {
  const panes = usePanes();
  return (
    <Tabs
      className={css.tabs}
      items={panes.map(({ key, name, schema, title }) => ({
        key,
        label: title,
        forceRender: true,
        children: (
          <div className={css.two}>
            <RecursionField schema={schema} name={name} onlyRenderProperties />
          </div>
        ),
      }))}
    />
  );
});

/** Parts of a long form one after the other; any step can be opened, none is a gate: the engine refuses at the end. */
export const FormStep = observer(function FormStep() {
  const t = useText(words);
  const panes = usePanes();
  const [at, setAt] = useState(0);
  return (
    <div className={css.tabs}>
      <Steps size="small" current={at} onChange={setAt} items={panes.map(({ title }) => ({ title }))} />
      {panes.map(({ key, name, schema }, index) => (
        <div key={key} className={css.two} hidden={index !== at}>
          <RecursionField schema={schema} name={name} onlyRenderProperties />
        </div>
      ))}
      <p className={css.steps}>
        {at > 0 ? (
          <button type="button" className="link" onClick={() => setAt(at - 1)}>
            {t('form.stepBack')}
          </button>
        ) : null}
        {at < panes.length - 1 ? (
          <button type="button" className="link" onClick={() => setAt(at + 1)}>
            {t('form.stepOn')}
          </button>
        ) : null}
      </p>
    </div>
  );
});
