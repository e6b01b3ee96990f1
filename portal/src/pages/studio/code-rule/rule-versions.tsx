import { addDays } from '@project-cloud/kernel';
import { useQuery } from '@/client';
import { type Column, Loaded, ResponsiveTable, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import css from '../item/item.css';

interface RuleVersion {
  version: number;
  from: string | null;
  until: string | null;
  legalBasis: string;
}

type Standing = 'current' | 'coming' | 'former';

function standingOf({ from, until }: RuleVersion, today: string): Standing {
  if (from !== null && from > today) return 'coming';
  return until !== null && until <= today ? 'former' : 'current';
}

/** Every version of the rule with the days on which codes are issued by it. */
export function RuleVersions() {
  const t = useText(codeRule);
  const query = useQuery<{ today: string; items: RuleVersion[] }>('/code-rule', { fresh: 5000 });
  const days = ({ from, until }: RuleVersion) => {
    const first = from ?? t('ever');
    if (until === null) return t('since', { from: first });
    const last = addDays(until, -1);
    return t('period', { from: first, until: from !== null && last < from ? from : last });
  };
  return (
    <section className={css.block}>
      <SectionTitle title={t('versions')} note={t('versionsNote')} />
      <Loaded query={query} rows={2}>
        {({ items, today }) => {
          const columns: Column<RuleVersion>[] = [
            { key: 'version', title: t('versions'), card: 'title', render: (one) => t('versionN', { n: one.version }) },
            { key: 'standing', title: '', card: 'sub', render: (one) => t(standingOf(one, today)) },
            { key: 'days', title: '', card: 'line', render: days },
            { key: 'basis', title: t('basis'), card: 'line', render: (one) => one.legalBasis },
          ];
          return (
            <ResponsiveTable
              caption={t('versions')}
              rows={items}
              rowKey={(one) => String(one.version)}
              columns={columns}
            />
          );
        }}
      </Loaded>
    </section>
  );
}
