import { Button } from 'antd';
import { useState } from 'react';
import { request, useMutation, useQuery } from '@/client';
import { DateText, Loaded } from '@/components';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { type Act, PATH } from './subsystem';
import css from './subsystems.css';

interface Acts {
  items: Act[];
  next: number | null;
}

const KNOWN = ['registered', 'changed', 'rotated', 'took-over', 'disabled', 'enabled', 'tried', 'opened'] as const;

/** What the trail tells of one subsystem: who changed it and why, who opened it from which project. */
export function History({ of }: { of: string }) {
  const t = useText(subsystem);
  const first = useQuery<Acts>(`${PATH}/${of}/history`, { fresh: 0 });
  const [older, setOlder] = useState<Acts | null>(null);
  const next = older ? older.next : (first.data?.next ?? null);
  const more = useMutation(async () => {
    const found = await request<Acts>(`${PATH}/${of}/history`, { query: { after: next } });
    setOlder((now) => ({ items: [...(now?.items ?? []), ...found.items], next: found.next }));
  });
  const nameOf = (action: string) => {
    const known = KNOWN.find((one) => action === `subsystem.${one}`);
    return known ? t(`act_${known}`) : action;
  };
  const told = ({ detail }: Act) => [detail?.reason, detail?.project].filter(Boolean).map(String).join(' ');
  return (
    <Loaded query={first} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="note">{t('noHistory')}</p>
        ) : (
          <>
            <ul className={css.history}>
              {[...items, ...(older?.items ?? [])].map((act) => (
                <li key={act.id}>
                  <DateText value={act.at} form="moment" />
                  <span>{nameOf(act.action)}</span>
                  <span>{act.actorName}</span>
                  <span className="note">{told(act)}</span>
                </li>
              ))}
            </ul>
            {next === null ? null : (
              <Button loading={more.pending} onClick={() => void more.run()}>
                {t('more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}
