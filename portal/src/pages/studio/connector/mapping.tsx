import { type ConnectorField, RECEIVED_TYPES } from '@project-cloud/library';
import { type Column, EMPTY, ResponsiveTable, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { connector } from '@/locale/connector';
import css from '../item/item.css';

interface MappingProps {
  fields: ConnectorField[];
  /** What we call our fields. */
  nameOf(key: string): string;
  sample: Record<string, string | number> | null;
}

/** Their field, where its value comes from, how it is translated, and what one looks like. */
export function Mapping({ fields, nameOf, sample }: MappingProps) {
  const t = useText(connector);
  const label = useLabel();
  const source = ({ from }: ConnectorField) => {
    if (from === null) return t('noSource');
    if (from.kind === 'field') return nameOf(from.key);
    return from.kind === 'constant' ? t('constantN', { value: from.value }) : <code>{from.expression}</code>;
  };
  const translation = ({ translate, unit, dateFormat }: ConnectorField) => {
    const pairs = Object.entries(translate ?? {}).map(([ours, theirs]) => `${ours} → ${theirs}`);
    const all = [...(unit ? [t('yuan')] : []), ...(dateFormat ? [dateFormat] : []), ...pairs];
    return all.length > 0 ? all.join('，') : t('asIs');
  };
  const columns: Column<ConnectorField>[] = [
    {
      key: 'code',
      title: t('code'),
      card: 'title',
      render: (field) => (
        <div className={css.named}>
          <span>
            {label(field.label)}
            {field.required ? <span className={css.sample}>{t('requiredMark')}</span> : null}
          </span>
          <code>{field.code}</code>
        </div>
      ),
    },
    { key: 'type', title: t('type'), card: 'sub', render: ({ type }) => label(RECEIVED_TYPES[type]) },
    { key: 'source', title: t('source'), card: 'line', render: source },
    { key: 'translation', title: t('translation'), card: 'line', render: translation },
    { key: 'sample', title: t('sampleValue'), card: 'line', render: ({ code }) => sample?.[code] ?? EMPTY },
  ];
  return (
    <section className={css.block}>
      <SectionTitle title={t('mapping')} />
      <ResponsiveTable<ConnectorField>
        caption={t('mapping')}
        columns={columns}
        rows={fields}
        rowKey={({ code }) => code}
      />
    </section>
  );
}
