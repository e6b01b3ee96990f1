import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import { invalidate, request, useMutation, useQuery } from '@/client';
import { FieldErrors, LightShape, Loaded } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { type Change, editHref, type Release, type ReleasePart } from './release';
import css from './release.css';

interface DiffAnswer {
  changes: Change[];
  to: Record<string, unknown>;
}

/** Drafts whose ground has moved: what was published meanwhile, and the two ways to go on. */
export function Stale({ release, onDone }: { release: Release; onDone(): Promise<void> }) {
  const stale = release.definitions.filter((part) => part.stale && part.newest !== null);
  if (stale.length === 0) return null;
  return (
    <>
      {stale.map((part) => (
        <StalePart key={part.id} part={part} release={release} onDone={onDone} />
      ))}
    </>
  );
}

interface StaleProps {
  part: ReleasePart;
  release: Release;
  onDone(): Promise<void>;
}

function StalePart({ part, release, onDone }: StaleProps) {
  const t = useText(studioRelease);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const newest = part.newest ?? 0;
  const diff = useQuery<DiffAnswer>(open ? `/definitions/${part.kind}/${part.key}/diff` : null, {
    query: { from: part.baseVersion ?? 0, to: newest, region: part.region },
    fresh: 0,
  });
  const goOn = useMutation(async (body?: Record<string, unknown>) => {
    await request(`/definitions/${part.id}`, {
      method: 'PUT',
      body: { revision: part.revision, baseVersion: newest, ...(body ? { body } : {}) },
    });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    await onDone();
  });
  return (
    <section className={css.stale} role="alert">
      <p className={css.staleHead}>
        <LightShape light="yellow" /> {t('staleIs', { title: label(part.title), base: part.baseVersion ?? 0, newest })}
      </p>
      <p>{t('staleMeans')}</p>
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'hideNewer' : 'seeNewer', { newest })}
      </button>
      {open ? (
        <Loaded query={diff} rows={2}>
          {({ changes, to }) => (
            <>
              {changes.length === 0 ? <p className="note">{t('newerSame')}</p> : null}
              <ul className={css.newer}>
                {changes.map((change, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same
                  <li key={at}>{label(change.text)}</li>
                ))}
              </ul>
              {release.may.edit ? (
                <div className={css.ways}>
                  <Button size="small" loading={goOn.pending} onClick={() => void goOn.run()}>
                    {t('keepOnNewest', { newest })}
                  </Button>
                  <Button size="small" disabled={goOn.pending} onClick={() => void goOn.run(to)}>
                    {t('beginAgain', { newest })}
                  </Button>
                  <Link to={editHref(part, release.id)}>{t('edit')}</Link>
                </div>
              ) : (
                <p className="note">{t('staleReturn')}</p>
              )}
            </>
          )}
        </Loaded>
      ) : null}
      {goOn.error ? <FieldErrors error={goOn.error} /> : null}
    </section>
  );
}
