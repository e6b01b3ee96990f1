import { Link } from 'umi';
import { useQuery } from '@/client';
import { type Column, EMPTY, ResponsiveTable, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionHead, type DefinitionVersion, definitionHref } from '../definition-version';
import css from './body.css';
import { labelOf, recordOf, recordsOf, textOf, textsOf } from './body-parts';
import { FactsList } from './facts-list';

/** A library: what it is for, its stages, what it uses, its fields and those of its report. */
export function LibraryBody({ version: { body } }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const label = useLabel();
  const reporting = recordOf(body.reporting);
  const stages = recordsOf(body.stages);
  const nameOf = new Map(stages.map((stage) => [textOf(stage.key), label(labelOf(stage.label))]));
  const monthly = reporting.frequency === 'month' ? t('monthly', { day: textOf(reporting.dueDay) }) : t('irregular');
  return (
    <div className={css.body}>
      {textOf(body.purpose) ? <p className={css.lead}>{textOf(body.purpose)}</p> : null}
      <FactsList
        facts={[
          [t('money'), `${textOf(body.moneyUnit)} ${textOf(body.currency)}`.trim()],
          [t('reporting'), monthly],
          [t('entryForm'), <DefinitionLink key="form" kind="form" of={textOf(body.form)} />],
          [
            t('reportForm'),
            textOf(body.reportForm) ? <DefinitionLink key="report" kind="form" of={textOf(body.reportForm)} /> : '',
          ],
          [t('view'), <DefinitionLink key="view" kind="view" of={textOf(body.view)} />],
          [
            t('rules'),
            <span key="rules" className={css.links}>
              {textsOf(body.rules).map((rule) => (
                <DefinitionLink key={rule} kind="rule" of={rule} />
              ))}
            </span>,
          ],
        ]}
      />
      <SectionTitle title={t('stages')} />
      <ul className={css.stages}>
        {stages.map((stage) => {
          const moves = textsOf(stage.moves).map((to) => nameOf.get(to) ?? to);
          return (
            <li key={textOf(stage.key)}>
              <b>{nameOf.get(textOf(stage.key))}</b>
              {stage.key === body.initialStage ? <span className={css.tag}>{t('initial')}</span> : null}
              {moves.length > 0 ? <span> → {moves.join('、')}</span> : null}
            </li>
          );
        })}
      </ul>
      <FieldTable title={t('fields')} fields={recordsOf(body.fields)} />
      <FieldTable title={t('reportFields')} fields={recordsOf(body.reportFields)} />
    </div>
  );
}

/** Another definition by its title, once the list of definitions is known. */
function DefinitionLink({ kind, of }: { kind: string; of: string }) {
  const label = useLabel();
  const { data } = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind }, fresh: 60_000 });
  const known = data?.items.find((item) => item.key === of && item.region === null);
  return of ? <Link to={definitionHref({ kind, key: of })}>{label(known?.title) || of}</Link> : EMPTY;
}

type Field = Record<string, unknown>;

function FieldTable({ title, fields }: { title: string; fields: Field[] }) {
  const columns = useColumns();
  if (fields.length === 0) return null;
  return (
    <section className={css.section}>
      <SectionTitle title={title} note={String(fields.length)} />
      <ResponsiveTable<Field> caption={title} columns={columns} rows={fields} rowKey={({ key }) => textOf(key)} />
    </section>
  );
}

const TYPES = new Set(Object.keys(studio.zh).flatMap((key) => (key.startsWith('type_') ? [key.slice(5)] : [])));
const SEEN = ['public', 'internal', 'restricted'] as const;

function useColumns(): Column<Field>[] {
  const t = useText(studio);
  const label = useLabel();
  const yes = (value: unknown) => (value === true ? t('yes') : EMPTY);
  const typeName = (type: string) => (TYPES.has(type) ? t(`type_${type}` as 'type_text') : type);
  return [
    {
      key: 'label',
      title: t('label'),
      card: 'title',
      render: (field) => (
        <div className={css.stack}>
          {label(labelOf(field.label))}
          <code>{textOf(field.key)}</code>
        </div>
      ),
    },
    {
      key: 'type',
      title: t('type'),
      card: 'sub',
      render: (field) => (
        <>
          {typeName(textOf(field.type))} <span className="unit">{textOf(field.unit)}</span>
          {recordsOf(field.options).length > 0 ? (
            <div className={css.options}>
              {recordsOf(field.options)
                .map((option) => label(labelOf(option.label)))
                .join('、')}
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'required', title: t('required'), card: 'line', render: (field) => yes(field.required) },
    { key: 'filterable', title: t('filterable'), card: 'line', render: (field) => yes(field.filterable) },
    { key: 'sortable', title: t('sortable'), card: 'hide', render: (field) => yes(field.sortable) },
    {
      key: 'stat',
      title: t('stat'),
      card: 'hide',
      render: ({ stat }) => (stat === 'measure' || stat === 'dimension' ? t(stat) : EMPTY),
    },
    {
      key: 'sensitivity',
      title: t('sensitivity'),
      card: 'line',
      render: ({ sensitivity }) => {
        const seen = SEEN.find((one) => one === sensitivity);
        return seen ? t(seen) : EMPTY;
      },
    },
  ];
}
