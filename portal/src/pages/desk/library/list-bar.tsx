import type { EntryPage, FieldInfo } from '@/client';
import { BottomBar, formatMoney } from '@/components';
import { unitName, useLabel, useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { ExportButton } from './export-button';
import css from './library.css';

interface ListBarProps {
  library: string;
  page: EntryPage;
  fields: Map<string, FieldInfo>;
  columns: string[];
  selectedCodes: string[];
  onClear(): void;
}

/** At the foot: what is selected and what can be done with it; the totals of all rows that meet the conditions. */
export function ListBar({ library, page, fields, columns, selectedCodes, onClear }: ListBarProps) {
  const t = useText(words);
  const label = useLabel();
  const { language } = useLanguage();
  const n = selectedCodes.length;
  const sums = Object.entries(page.sums).flatMap(([key, sum]) => {
    const field = fields.get(key);
    // A figure that no row has adds up to nothing and is not told.
    return field && sum !== null ? [{ key, sum, field, at: columns.indexOf(key) }] : [];
  });
  const shown = sums.sort((a, b) => (a.at < 0 ? 99 : a.at) - (b.at < 0 ? 99 : b.at)).slice(0, 4);
  const count = page.countIs === 'atLeast' ? t('list.atLeast', { n: page.count }) : page.count;
  return (
    <BottomBar
      left={
        n > 0 ? (
          <>
            <span>{t('list.selected', { n })}</span>
            <ExportButton
              library={library}
              rows={n}
              filter={[{ key: 'code', op: 'in', value: selectedCodes }]}
              columns={columns}
              asLink
            />
            <button type="button" className="link" onClick={onClear}>
              {t('list.clearSelection')}
            </button>
          </>
        ) : (
          <span className={css.onlyWide}>{t('list.noneSelected')}</span>
        )
      }
    >
      <span className={css.totals}>{t('list.totalOf', { n: count })}</span>
      {shown.map(({ key, sum, field }) => (
        <span key={key} className={css.total}>
          {label(field.label)} <b>{formatMoney(sum)}</b>{' '}
          <span className="unit">{unitName(field.unit ?? '', language)}</span>
        </span>
      ))}
    </BottomBar>
  );
}
