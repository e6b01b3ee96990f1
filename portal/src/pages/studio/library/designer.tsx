import { Button, Select } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'umi';
import { invalidate, isClientError, useQuery, useSession } from '@/client';
import { Conflict, ErrorState, Hint, Loaded, Page, PageTitle, Skeleton, usePhone } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { type DraftAnswer, openDraft, type ReleaseAnswer, readDraft } from '../draft';
import { AlsoHere } from '../saving/also-here';
import { SavingWords } from '../saving/saving-words';
import { useMergedDraft } from '../saving/use-merged-draft';
import { StudioNav } from '../studio-nav';
import { usePresence } from '../use-presence';
import { Admission } from './admission';
import { Basics } from './basics';
import { Catalogue } from './catalogue';
import css from './designer.css';
import { Fields } from './fields';
import { designed, keepInStep } from './keep-in-step';
import { type LibraryDraft, readLibrary, SECTIONS, type Section, sectionOf } from './library-body';
import type { PartProps } from './part';
import { Preview } from './preview';
import { Reports } from './reports';
import { Rights } from './rights';
import { Rules } from './rules';
import { Stages } from './stages';
import { StandingLibrary } from './standing';
import { Tour } from './tour';
import { useFaults } from './use-faults';
import { Views } from './views';

/** A library: as it is in force, or in a release as a draft that is being designed. */
export default function DesignerPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const release = search.get('release');
  return release ? (
    <InRelease key={`${key} ${release}`} libraryKey={key} release={release} />
  ) : (
    <StandingLibrary libraryKey={key} />
  );
}

/** Only a draft is opened for changes; what waits for approval or is published is shown. */
function InRelease({ libraryKey, release }: { libraryKey: string; release: string }) {
  const query = useQuery<ReleaseAnswer>(`/releases/${release}`, { fresh: 2000 });
  return (
    <Loaded query={query} kind="form">
      {(bundle) => <Opened libraryKey={libraryKey} bundle={bundle} />}
    </Loaded>
  );
}

function Opened({ libraryKey, bundle }: { libraryKey: string; bundle: ReleaseAnswer }) {
  const [opened, setOpened] = useState<DraftAnswer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const editable = bundle.status === 'draft' && bundle.may.edit;
  const inside = bundle.definitions.find(({ kind, key }) => kind === 'library' && key === libraryKey)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, and again only when another release is asked for
  useEffect(() => {
    const opening =
      editable || !inside ? openDraft({ kind: 'library', key: libraryKey, release: bundle.id }) : readDraft(inside);
    opening.then(setOpened).catch(setError);
  }, [libraryKey, bundle.id]);
  if (error) return <Refused error={error} release={bundle} />;
  if (!opened) return <Skeleton rows={8} kind="form" />;
  return <Designer opened={opened} bundle={bundle} libraryKey={libraryKey} readOnly={!editable} />;
}

function Refused({ error, release }: { error: unknown; release: ReleaseAnswer }) {
  const t = useText(studioLibrary);
  return (
    <Page>
      <StudioNav />
      <ErrorState error={error} />
      {isClientError(error) ? <Link to={`/studio/releases/${release.id}`}>{t('toRelease')}</Link> : null}
    </Page>
  );
}

interface DesignerProps {
  opened: DraftAnswer;
  bundle: ReleaseAnswer;
  libraryKey: string;
  readOnly: boolean;
}

function Designer({ opened, bundle, libraryKey, readOnly }: DesignerProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const navigate = useNavigate();
  const phone = usePhone();
  const { user } = useSession();
  const [search, setSearch] = useSearchParams();
  const section = SECTIONS.find((one) => one === search.get('section')) ?? 'basics';
  const saving = useMergedDraft(opened, readOnly);
  const library = useMemo(() => readLibrary(saving.body), [saving.body]);
  const standing = useMemo(() => (opened.effective ? readLibrary(opened.effective.body) : null), [opened.effective]);
  const published = useMemo(() => new Map((standing?.fields ?? []).map((field) => [field.key, field])), [standing]);
  const issues = useFaults(libraryKey, library, saving.issues);
  const presence = usePresence(readOnly ? null : opened.definition.id);
  const step = useFollower(bundle.id, libraryKey, saving.saved, readOnly);
  const { change: save, flush: flushLibrary } = saving;

  const change = useCallback<PartProps['change']>(
    (part) =>
      save((body) => {
        const next = typeof part === 'function' ? part(readLibrary(body)) : part;
        return { ...body, ...next };
      }),
    [save],
  );
  const flush = useCallback(async () => {
    const done = await flushLibrary();
    await step.settled();
    return done;
  }, [flushLibrary, step.settled]);
  const show = (next: Section) => {
    const after = new URLSearchParams(search);
    after.set('section', next);
    setSearch(after, { replace: true });
  };
  const toRelease = async () => {
    if (!readOnly && !(await flush())) return;
    invalidate('/api/releases');
    navigate(`/studio/releases/${bundle.id}`);
  };
  const count = (one: Section) => issues.filter(({ path }) => sectionOf(path) === one).length;
  const parts: PartProps = { library, standing, libraryKey, release: bundle.id, issues, readOnly, change, flush };

  return (
    <div className={css.designer}>
      <header className={css.bar}>
        <StudioNav />
        <div className={css.head}>
          <div>
            <PageTitle
              tab={label(library.name) || t('newLibrary')}
              title={label(library.name) || t('newLibrary')}
              note={
                <>
                  <Link to={`/studio/releases/${bundle.id}`}>{bundle.title}</Link>{' '}
                  {readOnly ? null : (
                    <SavingWords
                      state={saving.state}
                      fault={step.error ? t('followFailed', { message: step.error }) : null}
                    />
                  )}
                </>
              }
              actions={
                <Button type="primary" onClick={() => void toRelease()}>
                  {t(bundle.status === 'draft' ? 'seeImpact' : 'toRelease')}
                </Button>
              }
            />
            <AlsoHere presence={presence} hint={t('mergesHint')} />
          </div>
        </div>
      </header>
      {saving.restored ? <Hint tone="plain">{t('restored')}</Hint> : null}
      {readOnly ? <Hint tone="plain">{t(bundle.status === 'draft' ? 'notYours' : 'closedRelease')}</Hint> : null}
      {(opened.elsewhere ?? []).length > 0 && !readOnly ? (
        <Hint>
          {t('draftedElsewhere', { titles: (opened.elsewhere ?? []).map(({ title }) => title).join(t('comma')) })}
        </Hint>
      ) : null}
      <div className={css.columnsOf}>
        {phone ? (
          <Select
            aria-label={t('sections')}
            className={css.wide}
            value={section}
            options={SECTIONS.map((one) => ({
              value: one,
              label:
                count(one) > 0 ? t('sectionFaults', { name: t(`section_${one}`), n: count(one) }) : t(`section_${one}`),
            }))}
            onChange={show}
          />
        ) : (
          <nav className={css.sections} aria-label={t('sections')}>
            {SECTIONS.map((one) => (
              <button
                key={one}
                type="button"
                aria-current={one === section ? 'step' : undefined}
                onClick={() => show(one)}
              >
                {t(`section_${one}`)}
                {count(one) > 0 ? (
                  <span className={css.fault}>{t('toFix', { n: count(one) })}</span>
                ) : (
                  <Summary of={one} library={library} />
                )}
              </button>
            ))}
            <Link to={`/studio/forms/${library.form}?release=${bundle.id}`} onClick={() => void flush()}>
              {t('toForm')}
            </Link>
          </nav>
        )}
        <div className={css.sheetOf}>
          <Part section={section} parts={parts} published={published} />
        </div>
      </div>
      <Conflict
        open={saving.clash !== null}
        fields={(saving.clash?.clashes ?? []).map(({ key }) => ({ key, label: clashLabel(key, library, t) }))}
        mine={Object.fromEntries((saving.clash?.clashes ?? []).map(({ key, mine }) => [key, words(mine)]))}
        theirs={Object.fromEntries((saving.clash?.clashes ?? []).map(({ key, theirs }) => [key, words(theirs)]))}
        {...(presence.others[0] ? { theirName: presence.others[0].name } : {})}
        onKeepMine={() => saving.settle('mine')}
        onTakeTheirs={() => saving.settle('theirs')}
        onClose={() => saving.settle('mine')}
      />
      <Tour user={user?.username ?? ''} />
    </div>
  );
}

interface PartOfProps {
  section: Section;
  parts: PartProps;
  published: ReadonlyMap<string, LibraryDraft['fields'][number]>;
}

function Part({ section, parts, published }: PartOfProps) {
  const t = useText(studioLibrary);
  switch (section) {
    case 'fields':
      return (
        <Fields
          part="fields"
          title={t('fields')}
          fields={parts.library.fields}
          published={published}
          issues={parts.issues}
          readOnly={parts.readOnly}
          moneyUnit={parts.library.moneyUnit}
          release={parts.release}
          library={parts.libraryKey}
          onChange={(next) => parts.change((now) => ({ fields: next(now.fields) }))}
        />
      );
    case 'stages':
      return <Stages {...parts} />;
    case 'admission':
      return <Admission {...parts} />;
    case 'rules':
      return <Rules {...parts} />;
    case 'catalogue':
      return <Catalogue {...parts} />;
    case 'views':
      return <Views {...parts} />;
    case 'rights':
      return <Rights {...parts} />;
    case 'reports':
      return <Reports {...parts} />;
    case 'preview':
      return <Preview {...parts} />;
    default:
      return <Basics {...parts} />;
  }
}

/** How much there is in a section, beside its name. */
function Summary({ of, library }: { of: Section; library: LibraryDraft }) {
  const n: Partial<Record<Section, number>> = {
    fields: library.fields.filter(({ retired }) => !retired).length,
    stages: library.stages.length,
    rules: library.rules.length,
  };
  return n[of] === undefined ? null : <span className="unit">{n[of]}</span>;
}

const words = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const { label, zh } = value as { label?: { zh?: string }; zh?: string };
  return zh ?? label?.zh ?? JSON.stringify(value);
};

function clashLabel(
  key: string,
  library: LibraryDraft,
  t: ReturnType<typeof useText<keyof typeof studioLibrary.zh>>,
): string {
  const [list, item] = key.split('#');
  const found = [...library.fields, ...library.reportFields, ...library.stages].find((one) => one.key === item);
  if (item) return found?.label.zh || item;
  return t(`section_${sectionOf(`body.${list}`)}`);
}

/** The form and the list of the library follow each version that was saved, one after another. */
function useFollower(release: string, key: string, saved: Record<string, unknown>, readOnly: boolean) {
  const last = useRef(designed(saved));
  const work = useRef<Promise<void>>(Promise.resolve());
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (readOnly) return;
    const next = designed(saved);
    work.current = work.current.then(async () => {
      try {
        await keepInStep(release, key, last.current, next);
        last.current = next;
        setError(null);
      } catch (failed) {
        setError(failed instanceof Error ? failed.message : String(failed));
      }
    });
  }, [release, key, saved, readOnly]);
  const settled = useCallback(async () => {
    // The effect that follows the last save runs after it.
    await new Promise((resolve) => setTimeout(resolve));
    await work.current;
  }, []);
  return { error, settled };
}
