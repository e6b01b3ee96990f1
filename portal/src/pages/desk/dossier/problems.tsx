import { Link } from 'umi';
import { type Entry, type Report, useQuery } from '@/client';
import { Loaded, SectionTitle } from '@/components';
import { formatValue } from '@/form/format-value';
import { useLabel, useLanguage, useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import { reportHref } from '../report/period';
import css from './dossier.css';
import { useLibrary } from './use-library';

const MONTHS = 6;

/** The problems that the latest reports told of, month by month: the choices that a report offers for them. */
export function Problems({ entry }: { entry: Entry }) {
  const t = useText(words);
  const label = useLabel();
  const { language } = useLanguage();
  const query = useQuery<{ items: Report[] }>(`/entries/${entry.id}/reports`);
  const fields = useLibrary(entry).data?.reportFields.filter(({ type }) => type === 'choices') ?? [];
  if (fields.length === 0) return null;
  return (
    <section className={css.block}>
      <SectionTitle title={t('problems')} />
      <Loaded query={query} rows={2}>
        {({ items }) => {
          const told = [...items]
            .sort((a, b) => (a.period < b.period ? 1 : -1))
            .slice(0, MONTHS)
            .flatMap((report) =>
              fields
                .filter(({ key }) => ((report.values[key] as unknown[] | null | undefined) ?? []).length > 0)
                .map((field) => ({ report, field })),
            );
          return told.length === 0 ? (
            <p className={css.calm}>{t('noProblems')}</p>
          ) : (
            <ul className={css.told}>
              {told.map(({ report, field }) => (
                <li key={`${report.period} ${field.key}`}>
                  <Link to={reportHref(entry.id, report.period)}>{report.period}</Link>
                  <span>
                    {fields.length > 1 ? `${label(field.label)} ` : ''}
                    {formatValue(field, report.values[field.key], language)}
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
