import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useStore } from '../designer-context';
import { isOwn } from '../model/layer';
import type { Row } from '../model/rows';
import css from './canvas.css';

/** What can be done with the selected part, by a press: no dragging needed. */
export function PartTools({ row }: { row: Row }) {
  const t = useText(studioForm);
  const store = useStore();
  const { setting } = store.desk;
  const mine = setting === null || isOwn(row.key, setting);
  const hiddenHere = setting !== null && row.hiddenBy === setting.region;
  const act = (name: string, gesture: Parameters<typeof store.act>[0]) => {
    store.act(gesture);
    // The part moved in the page; the finger should stay on its button.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-part="${row.key}"] [data-tool="${name}"]`)?.focus(),
    );
  };
  const tools: { name: string; label: string; run(): void }[] = [
    { name: 'up', label: t('moveUp'), run: () => act('up', { gesture: { do: 'step', key: row.key, by: -1 } }) },
    { name: 'down', label: t('moveDown'), run: () => act('down', { gesture: { do: 'step', key: row.key, by: 1 } }) },
    ...(mine
      ? [{ name: 'copy', label: t('copy'), run: () => act('copy', { gesture: { do: 'copy', key: row.key } }) }]
      : []),
    hiddenHere
      ? { name: 'show', label: t('showAgain'), run: () => act('hide', { gesture: { do: 'restore', key: row.key } }) }
      : {
          name: 'hide',
          label: t(mine ? 'remove' : 'hide'),
          run: () => act('show', { gesture: { do: 'remove', key: row.key } }),
        },
  ];
  return (
    <div className={css.tools} role="toolbar" aria-label={t('toolsOf', { title: row.title })}>
      {tools.map(({ name, label, run }) => (
        <button key={name} type="button" data-tool={name} onClick={run}>
          {label}
        </button>
      ))}
    </div>
  );
}
