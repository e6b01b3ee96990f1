import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useQuery } from '@/client';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { useControl } from './use-control';

export interface SearchProps {
  value?: unknown;
  placeholder?: string;
  onChange?(value: string | null): void;
  onBlur?(): void;
}

interface Found {
  code: string;
  name: string;
}

interface SearchSelectProps extends SearchProps {
  /** Where to search, by `q`; what is kept is the code. */
  path: string;
  placeholder: string;
  /** What is said when nothing was found. */
  nothing: string;
  labelOf(found: Found): string;
  /** For which region it is chosen: what belongs elsewhere is not offered. */
  region?: string | null;
  /** Some are offered before anything is typed. */
  offers?: boolean;
}

const PAUSE = 250;

/** One of many that only the server knows, found by name or code while typing. */
export function SearchSelect({
  path,
  value,
  placeholder,
  nothing,
  labelOf,
  region = null,
  offers = false,
  onChange,
  onBlur,
}: SearchSelectProps) {
  const t = useText(desk);
  const { aria, status, editable } = useControl();
  const code = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(code);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim() || code), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, code]);
  const { data, refreshing } = useQuery<{ items: Found[] }>(asked || offers ? path : null, {
    query: { q: asked, for: region },
    fresh: 60_000,
  });
  const found = new Map((data?.items ?? []).map((item) => [item.code, item]));
  return (
    <Select
      {...aria}
      className={css.full}
      status={status}
      value={code || null}
      disabled={!editable}
      loading={refreshing}
      showSearch
      allowClear
      filterOption={false}
      options={[...found.values()].map((item) => ({ value: item.code, label: labelOf(item) }))}
      notFoundContent={<span className="note">{typed ? nothing : t('form.typeToSearch')}</span>}
      placeholder={placeholder}
      onSearch={setTyped}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      onBlur={() => onBlur?.()}
    />
  );
}
