import { Button, Segmented } from 'antd';
import { useContext, useState, useSyncExternalStore } from 'react';
import { Link, useNavigate, useSearchParams } from 'umi';
import { LayerBadge, layerOf } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import css from '../designer.css';
import { useDesigner, useStore } from '../designer-context';
import type { OpenedForm } from '../opening/definition';
import type { FormLibrary } from '../opening/library-of';
import type { PreviewMode } from '../preview/preview';
import { WarningsContext } from '../warnings-context';
import type { DraftView } from './draft';
import { RegionChoice } from './region-choice';
import { SubmitDialog } from './submit-dialog';

interface HeaderProps {
  form: OpenedForm;
  title: string;
  library: FormLibrary | null;
  release: string | null;
  draft: DraftView;
  preview: PreviewMode;
  onPreview(mode: PreviewMode): void;
}

/** Which form, which layer, how the draft stands, and what can be done with it. */
export function Header({ form, title, library, release, draft, preview, onPreview }: HeaderProps) {
  const t = useText(studioForm);
  const label = useLabel();
  const store = useStore();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [submitting, setSubmitting] = useState(false);
  const past = useDesigner((state) => state.history.past.length > 0);
  const future = useDesigner((state) => state.history.future.length > 0);
  const warnings = useContext(WarningsContext);
  const blocking = useSyncExternalStore(warnings.listen, warnings.all).filter(({ blocks }) => blocks).length;
  const slot = form.slots.find(({ region }) => region === form.region);
  const goTo = (region: string | null) => {
    const next = new URLSearchParams(search);
    if (region) next.set('region', region);
    else next.delete('region');
    setSearch(next);
  };
  const leave = async (to: string) => {
    await draft.flush?.();
    navigate(to);
  };
  return (
    <header className={css.header}>
      <div className={css.what}>
        <h1>
          <Link to="/studio/forms">{t('forms')}</Link> <span aria-hidden="true">/</span> {title}
        </h1>
        <p className={css.facts}>
          {library ? <Link to={`/studio/libraries/${library.key}`}>{label(library.name)}</Link> : null}
          <span className={css.layer}>
            <LayerBadge layer={layerOf(form.region)} />{' '}
            {form.region ? t('layerOf', { region: slot?.name ?? form.region }) : t('baseLayer')}
            {t('comma')}
            {form.drafting
              ? t('draft')
              : form.definition
                ? t('versionN', { n: form.definition.version })
                : t('noLayerYet')}
          </span>
          {draft.saying}
        </p>
      </div>
      <div className={css.actions}>
        <div className={css.switch}>
          <span>{t('editLayer')}</span>
          <Segmented
            aria-label={t('editLayer')}
            value={form.region ?? ''}
            onChange={(value) => void draftFirst(draft).then(() => goTo(String(value) || null))}
            options={form.slots.map(({ region, name }) => ({
              value: region ?? '',
              label: region === null ? t('baseShort') : (name ?? region),
            }))}
          />
          <RegionChoice onChoose={(code) => void draftFirst(draft).then(() => goTo(code))} />
        </div>
        <div className={css.switch}>
          <span>{t('preview')}</span>
          <Segmented<PreviewMode>
            aria-label={t('preview')}
            value={preview}
            onChange={onPreview}
            options={(['off', 'desktop', 'phone'] as const).map((value) => ({ value, label: t(`preview_${value}`) }))}
          />
        </div>
        {draft.flush ? (
          <>
            <span className={css.steps}>
              <Button disabled={!past} onClick={() => store.act({ undo: true })} title={t('undoKeys')}>
                {t('undo')}
              </Button>
              <Button disabled={!future} onClick={() => store.act({ redo: true })} title={t('redoKeys')}>
                {t('redo')}
              </Button>
            </span>
            {release ? (
              <Button onClick={() => void leave(`/studio/releases/${release}`)}>{t('seeImpact')}</Button>
            ) : null}
            {release ? (
              <Button type="primary" onClick={() => setSubmitting(true)}>
                {t('submit')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      {submitting && release && draft.flush ? (
        <SubmitDialog release={release} blocking={blocking} flush={draft.flush} onClose={() => setSubmitting(false)} />
      ) : null}
    </header>
  );
}

async function draftFirst(draft: DraftView): Promise<void> {
  await draft.flush?.();
}
