import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'umi';
import { type SearchHit, useQuery } from '@/client';
import { useLabel, useText } from '@/locale';
import { shell } from '@/locale/shell';
import { MagnifierIcon } from './icons';
import css from './search-box.css';

/** Finds a project by code or name; "/" puts the cursor here. */
export function SearchBox({ focused = false }: { focused?: boolean }) {
  const t = useText(shell);
  const label = useLabel();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim(), 200);
  const { data } = useQuery<{ items: SearchHit[] }>(asked.length >= 2 ? '/search' : null, { query: { q: asked } });
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  useSlash(() => input.current?.focus());

  const hits = asked.length >= 2 ? (data?.items ?? []) : [];
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setTyped('');
    input.current?.blur();
    navigate(`/desk/projects/${encodeURIComponent(hit.code)}`);
  };
  return (
    <search className={css.search}>
      <AutoComplete
        value={typed}
        onChange={setTyped}
        onSelect={(id) => open(hits.find((hit) => String(hit.id) === id))}
        popupMatchSelectWidth={focused || 420}
        notFoundContent={asked.length >= 2 && data ? t('searchNone') : null}
        options={hits.map((hit) => ({
          value: String(hit.id),
          label: (
            <div className={css.hit}>
              <div>{hit.name}</div>
              <div className={css.sub}>
                {[hit.code, placeOf(hit), libraryOf(hit, label)].filter(Boolean).join('　')}
              </div>
            </div>
          ),
        }))}
      >
        <Input
          ref={input}
          className={css.input ?? ''}
          variant="filled"
          aria-label={t('searchHint')}
          placeholder={t('searchHint')}
          prefix={<MagnifierIcon />}
          suffix={<kbd className={css.key}>/</kbd>}
          onPressEnter={() => open(hits[0])}
        />
      </AutoComplete>
    </search>
  );
}

function placeOf({ region }: SearchHit): string {
  return typeof region === 'string' ? region : (region?.name ?? '');
}

function libraryOf({ library, libraryName }: SearchHit, label: ReturnType<typeof useLabel>): string {
  return libraryName ?? (typeof library === 'string' ? library : label(library.name));
}

function useSettled(value: string, wait: number): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}

function useSlash(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing = target?.isContentEditable || /^(input|textarea|select)$/i.test(target?.tagName ?? '');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
