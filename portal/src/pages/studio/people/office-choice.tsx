import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useQuery } from '@/client';
import { useText } from '@/locale';
import { people } from '@/locale/people';

interface Office {
  code: string;
  name: string;
}

interface OfficeChoiceProps {
  id: string;
  value: string | null;
  /** What the value is called, while nothing has been looked for. */
  name: string | null;
  firm: boolean;
  region: string | null;
  invalid: boolean;
  onChange(code: string | null): void;
}

const PAUSE = 250;

/** An organisation of one's own area, found by its name; for the account of a firm, a firm. */
export function OfficeChoice({ id, value, name, firm, region, invalid, onChange }: OfficeChoiceProps) {
  const t = useText(people);
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery<{ items: Office[] }>('/organisations/register', {
    query: { q, kind: firm ? 'enterprise' : null, region: firm ? null : region, state: 'open', limit: 50 },
    fresh: 60_000,
  });
  const options = (found.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }));
  if (value && !options.some((one) => one.value === value)) options.unshift({ value, label: name ?? value });
  return (
    <Select
      id={id}
      value={value ?? undefined}
      status={invalid ? 'error' : ''}
      showSearch
      allowClear
      filterOption={false}
      loading={found.refreshing}
      options={options}
      notFoundContent={<span className="note">{t('officeNone')}</span>}
      placeholder={t(firm ? 'firmHint' : 'officeHint')}
      onSearch={setTyped}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
