import { Code, type Column, formatCount, ResponsiveTable, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import type { CodeImpact as Codes } from './release';

type Example = Codes['examples'][number];

/** Which codes new projects would get, and that those that exist stay valid. */
export function CodeImpact({ codes }: { codes: Codes }) {
  const t = useText(codeRule);
  const columns: Column<Example>[] = [
    { key: 'region', title: t('county'), card: 'title', render: ({ region }) => region },
    { key: 'filed', title: '', card: 'sub', render: ({ filed }) => t(filed === 'city' ? 'inCity' : 'inCounty') },
    { key: 'now', title: t('now'), card: 'line', render: ({ now }) => <Code value={now} /> },
    { key: 'after', title: t('after'), card: 'line', render: ({ after }) => <Code value={after} /> },
  ];
  const standing = codes.standing.map(({ version, count }) =>
    version === null
      ? t('standingOther', { n: formatCount(count) })
      : t('standingN', { version, n: formatCount(count) }),
  );
  return (
    <section aria-label={t('impactTitle')}>
      <SectionTitle title={t('impactTitle')} note={t('exampleNote')} />
      <p>
        {t('standing')}
        {standing.join(t('listed'))}
      </p>
      <ResponsiveTable
        caption={t('exampleTitle')}
        rows={codes.examples}
        rowKey={({ region, filed }) => `${region} ${filed}`}
        columns={columns}
        empty={t('noCounties')}
      />
    </section>
  );
}
