import { apiUrl } from '@/client';
import { type Column, EMPTY, Figure, Figures, formatCount, ResponsiveTable, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';
import { type ImportAnswer, problemsByColumn, type RowProblem } from './import-answer';

/** How many rows are good and bad, which columns are to blame, and every bad cell with its reason. */
export function Result({ answer }: { answer: ImportAnswer }) {
  const t = useText(importing);
  const { good, bad, state, problems = [] } = answer;
  const done = state === 'done';
  const file = apiUrl(`/imports/${answer.id}/bad-rows.csv`);
  const total = answer.problemCount ?? problemsByColumn(answer).reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={css.result}>
      <Figures columns={2}>
        <Figure
          size="large"
          label={t(done ? 'saved' : 'good')}
          value={formatCount(good ?? 0)}
          unit={t('unitRows')}
          note={t(done ? 'savedNote' : 'goodNote')}
        />
        <Figure
          size="large"
          label={t('bad')}
          value={formatCount(bad ?? 0)}
          unit={t('unitRows')}
          note={bad ? <a href={file}>{t('downloadBad', { n: formatCount(bad) })}</a> : t('noBad')}
        />
      </Figures>
      {problems.length > 0 ? (
        <>
          <section className={css.byColumn}>
            <SectionTitle title={t('byColumn')} />
            <ul>
              {problemsByColumn(answer).map(({ column, count }) => (
                <li key={column}>
                  {column || t('wholeRow')} <b>{formatCount(count)}</b>
                </li>
              ))}
            </ul>
          </section>
          <SectionTitle
            title={t('badCells')}
            note={
              problems.length < total
                ? t('firstOf', { n: formatCount(problems.length), total: formatCount(total) })
                : undefined
            }
            action={<a href={file}>{t('downloadBad', { n: formatCount(bad ?? 0) })}</a>}
          />
          <Problems problems={problems} />
        </>
      ) : null}
    </div>
  );
}

interface Shown extends RowProblem {
  at: number;
}

function Problems({ problems }: { problems: RowProblem[] }) {
  const t = useText(importing);
  const label = useLabel();
  const columns: Column<Shown>[] = [
    { key: 'row', title: t('row'), numeric: true, width: 72, card: 'line', render: ({ row }) => row },
    { key: 'column', title: t('column'), card: 'title', render: ({ column }) => column || t('wholeRow') },
    {
      key: 'value',
      title: t('value'),
      card: 'line',
      render: ({ value }) => <span className={css.cell}>{showCell(value)}</span>,
    },
    { key: 'reason', title: t('reason'), card: 'line', render: ({ reason }) => label(reason) },
  ];
  return (
    <ResponsiveTable<Shown>
      caption={t('badCells')}
      columns={columns}
      rows={problems.map((problem, at) => ({ ...problem, at }))}
      rowKey={({ at }) => String(at)}
    />
  );
}

export const showCell = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? EMPTY
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
