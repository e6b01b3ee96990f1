import type { EntryRow, FieldInfo, Label, PermitInfo } from '@/client';
import { Code, type Column, EMPTY, formatDate, formatMoney, formatPercent, Light } from '@/components';
import { formatValue, isFigure } from '@/form/format-value';
import { unitName } from '@/locale';
import css from './library.css';

type Words = (label: string | Label) => string;

/** The table's columns for the chosen keys; a figure is right-aligned and its unit stands in the head. */
export function columnsOf(
  keys: string[],
  fields: Map<string, FieldInfo>,
  words: Words,
  language: 'zh' | 'en',
  openWarnings: (row: EntryRow) => void,
  permits: readonly PermitInfo[] = [],
): Column<EntryRow>[] {
  let lines = 0;
  return keys.flatMap((key) => {
    const field = fields.get(key);
    if (!field) return [];
    const numeric = isFigure(field.type);
    const permit = permits.find(({ state }) => state === key);
    const card = cardOf(key, field);
    if (!permit && card === 'line') lines += 1;
    return [
      {
        key,
        title: words(field.label),
        numeric,
        ...(field.unit && numeric ? { unit: unitName(field.unit, language) } : {}),
        sortable: field.sortable === true || key === 'light',
        // A card shows the first few; the rest stand on the page.
        card: card === 'line' && !permit && lines > CARD_LINES ? ('hide' as const) : card,
        render: (row: EntryRow) =>
          permit ? (
            <PermitCell row={row} field={field} date={permit.date} language={language} />
          ) : (
            <Cell row={row} field={field} language={language} onLight={openWarnings} />
          ),
      },
    ];
  });
}

/** A permit's state with its day: what a list of projects in preparation is read for. */
function PermitCell({
  row,
  field,
  date,
  language,
}: {
  row: EntryRow;
  field: FieldInfo;
  date: string | null;
  language: 'zh' | 'en';
}) {
  const day = date ? row[date] : null;
  return (
    <span className={css.permitCell}>
      {formatValue(field, row[field.key], language)}
      {typeof day === 'string' ? <span className="note">{formatDate(day)}</span> : null}
    </span>
  );
}

const CARD_LINES = 3;
const CARD: Record<string, Column<EntryRow>['card']> = {
  light: 'light',
  name: 'title',
  code: 'sub',
  region_code: 'sub',
};

function cardOf(key: string, field: FieldInfo): NonNullable<Column<EntryRow>['card']> {
  if (CARD[key]) return CARD[key] ?? 'line';
  return field.key === 'completion_rate' ? 'figure' : 'line';
}

function Cell({
  row,
  field,
  language,
  onLight,
}: {
  row: EntryRow;
  field: FieldInfo;
  language: 'zh' | 'en';
  onLight: (row: EntryRow) => void;
}) {
  const value = row[field.key];
  switch (field.key) {
    case 'light':
      return <Light light={row.light} onOpen={() => onLight(row)} />;
    case 'code':
      return (
        <span className={css.codeCell}>
          <Code value={row.code} />
        </span>
      );
    case 'region_code':
    case 'region':
      return (
        <span className={css.regionCell} title={row.region.name}>
          {row.region.name}
        </span>
      );
    default:
  }
  if (field.type === 'money' && (typeof value === 'number' || typeof value === 'string'))
    return <>{formatMoney(value)}</>;
  if (field.type === 'percent') return <>{typeof value === 'number' ? formatPercent(value) : EMPTY}</>;
  const text = formatValue(field, value, language);
  const short = field.type !== 'longtext' && text.length <= 24;
  return <span style={short ? { whiteSpace: 'nowrap' } : { display: 'inline-block', maxWidth: 320 }}>{text}</span>;
}
