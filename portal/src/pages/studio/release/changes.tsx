import { useState } from 'react';
import { Link } from 'umi';
import { invalidate, request, useMutation } from '@/client';
import { ErrorState, LayerBadge, layerOf, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioRelease } from '@/locale/studio-release';
import { type Change, editHref, type Release, type ReleasePart } from './release';
import css from './release.css';
import { SourceDiff } from './source-diff';

const SHOWN = 40;

/** What the release changes, by meaning: what is done, to what, from what to what. */
export function Changes({ release, onDone }: { release: Release; onDone(): Promise<void> }) {
  const t = useText(studioRelease);
  const [source, setSource] = useState(false);
  const total = release.definitions.reduce((sum, { changes }) => sum + changes.length, 0);
  return (
    <section aria-label={t('changes')}>
      <SectionTitle
        title={t('changedN', { n: total })}
        action={
          release.definitions.length > 0 ? (
            <button type="button" className="link" onClick={() => setSource(true)}>
              {t('seeSource')}
            </button>
          ) : null
        }
      />
      {release.definitions.map((part) => (
        <Part key={part.id} part={part} release={release} onDone={onDone} />
      ))}
      {source ? <SourceDiff parts={release.definitions} onClose={() => setSource(false)} /> : null}
    </section>
  );
}

function Part({ part, release, onDone }: { part: ReleasePart; release: Release; onDone(): Promise<void> }) {
  const t = useText(studioRelease);
  const words = useText(studio);
  const label = useLabel();
  const [all, setAll] = useState(false);
  const remove = useMutation(async () => {
    await request(`/definitions/${part.id}`, { method: 'DELETE' });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    await onDone();
  });
  const shown = all ? part.changes : part.changes.slice(0, SHOWN);
  const edits = release.may.edit;
  return (
    <div className={css.part} id={`part-${part.id}`}>
      <div className={css.partHead}>
        <span className={css.partName}>
          {part.region ? (
            <>
              <LayerBadge layer={layerOf(part.region)} /> {part.regionName}{' '}
            </>
          ) : null}
          <Link to={editHref(part, release.status === 'draft' ? release.id : null)}>{label(part.title)}</Link>
        </span>
        <span className={css.partKind}>
          {words(`kind_${part.kind}`)}{' '}
          {part.baseVersion === null ? t('isNew') : t('versions', { from: part.baseVersion, to: part.version })}
        </span>
        {edits ? (
          <button
            type="button"
            className={`link ${css.partRemove}`}
            aria-label={t('takeOutOf', { name: label(part.title) })}
            disabled={remove.pending}
            onClick={() => window.confirm(t('takeOutAsk', { name: label(part.title) })) && void remove.run()}
          >
            {t('takeOut')}
          </button>
        ) : null}
      </div>
      {remove.error ? <ErrorState error={remove.error} /> : null}
      {shown.length === 0 ? <p className="note">{t('noChange')}</p> : null}
      <ul className={css.changes}>
        {shown.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes of one place may read the same
          <ChangeLine key={`${change.path} ${at}`} change={change} />
        ))}
      </ul>
      {shown.length < part.changes.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('showAllChanges', { n: part.changes.length })}
        </button>
      ) : null}
    </div>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const t = useText(studioRelease);
  const words = useText(studio);
  const label = useLabel();
  const { op, subject, detail, before, after, kind } = change;
  return (
    <li className={css.change}>
      <span className={css.op}>{t(`op_${op}`)}</span>
      <div>
        <p>{label(subject)}</p>
        {detail || before || after ? (
          <p className={css.values}>
            {detail ? <span>{label(detail)} </span> : null}
            {before ? <del>{label(before)}</del> : null}
            {before && after ? <span aria-hidden="true"> → </span> : null}
            {after ? <ins>{label(after)}</ins> : null}
          </p>
        ) : null}
      </div>
      <span className={css.kindOf}>{words(`kind_${kind}`)}</span>
    </li>
  );
}
