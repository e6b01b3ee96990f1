import { issueProjectCode } from '@project-cloud/kernel';
import { Select } from 'antd';
import { useState } from 'react';
import { type Region, useQuery, useSession } from '@/client';
import { Code, type Column, EMPTY, ResponsiveTable, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import css from '../item/item.css';
import type { CodeRuleDraft } from './read-code-rule';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(2, 7).replace('-', '');
type County = Pick<Region, 'code' | 'name'>;

const isSix = (code: string) => /^\d{6}$/.test(code);

/** The next code of each county of a city, filed in the county or with the city. */
export function ExampleCodes({ rule }: { rule: CodeRuleDraft }) {
  const t = useText(codeRule);
  const root = useSession().user?.region?.code ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const cities = useQuery<{ items: Region[] }>('/regions', { query: { parent: root } }).data?.items ?? [];
  const city = chosen ?? cities[0]?.code ?? null;
  const found = useQuery<{ items: Region[] }>(city ? '/regions' : null, { query: { parent: city } });
  // `children` of a region says whether there are any; a table would take it for rows.
  const counties = (found.data?.items ?? []).flatMap(({ code, name }) => (isSix(code) ? [{ code, name }] : []));
  const sound = /^\d{2}$/.test(rule.otherwise) && /^\d{2}$/.test(rule.type);
  const codeIn = (place: string, authority: string) => {
    if (!sound) return EMPTY;
    const region = rule.region === 'authority' ? authority : place;
    const parts = { yearMonth: today(), region, department: rule.otherwise, type: rule.type, serial: '00000' };
    return <Code value={issueProjectCode(parts)} />;
  };
  const columns: Column<County>[] = [
    { key: 'county', title: t('county'), card: 'title', render: ({ name }) => name },
    { key: 'inCounty', title: t('inCounty'), card: 'line', render: ({ code }) => codeIn(code, code) },
    {
      key: 'inCity',
      title: t('inCity'),
      card: 'line',
      render: ({ code }) => codeIn(code, (city ?? code).padEnd(6, '0')),
    },
  ];
  return (
    <section className={css.block}>
      <SectionTitle title={t('exampleTitle')} note={t('exampleNote')} />
      <p>
        <Select
          aria-label={t('city')}
          value={city}
          popupMatchSelectWidth={false}
          options={cities.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setChosen}
        />
      </p>
      <ResponsiveTable
        caption={t('exampleTitle')}
        rows={counties}
        rowKey={({ code }) => code}
        columns={columns}
        empty={t('noCounties')}
      />
    </section>
  );
}
