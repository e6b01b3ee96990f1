import { checkSchema, composeForm, withOptions } from '@project-cloud/forms-engine';
import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { EmptyState, Skeleton } from '@/components';
import { FormRenderer } from '@/form';
import { RegionPicker } from '@/form/fields/region-select';
import { useLanguage, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import css from '../designer.css';
import { useDesigner, useStore } from '../designer-context';
import { PREVIEW_ROLES, type PreviewRole, seenBy } from '../model/seen-by';
import type { OpenedForm } from '../opening/definition';
import { loadForm } from '../opening/load-form';
import { PhoneFrame } from './phone-frame';
import { useDictionaryOptions } from './use-dictionary-options';

export type PreviewMode = 'off' | 'desktop' | 'phone';

interface PreviewProps {
  form: OpenedForm;
  use: 'entry' | 'report';
  mode: Exclude<PreviewMode, 'off'>;
}

/** The form as it will be filled in: the real one, of any county, seen by any role. Nothing is sent. */
export function Preview({ form, use, mode }: PreviewProps) {
  const t = useText(studioForm);
  const { setting } = useStore().desk;
  const own = useDesigner((state) => state.schema);
  const [role, setRole] = useState<PreviewRole>('official');
  const [region, setRegion] = useState<string | null>(null);
  const { layers, failed } = useLayers(form, region);
  const today = useMemo(() => new Date().toLocaleDateString('sv-SE'), []);
  const { schema, readOnly } = useMemo(() => {
    // What is edited here, with the other region's layers on it when the base is edited.
    const whole = layers && setting === null ? composeForm(own, layers).schema : own;
    return seenBy(whole, role);
  }, [own, layers, setting, role]);
  const faults = useMemo(() => checkSchema(schema), [schema]);
  const { options, failed: unread } = useDictionaryOptions(schema);
  const { language } = useLanguage();
  const shown = useMemo(
    () => options && withOptions(schema, (key) => options[key] ?? [], language),
    [schema, options, language],
  );
  const page =
    faults.length > 0 ? (
      <EmptyState title={t('cannotPreview', { n: faults.length })} hint={t('cannotPreviewHint')} />
    ) : shown === null ? (
      <Skeleton kind="form" />
    ) : (
      <FormRenderer schema={shown} values={{}} today={today} readOnly={readOnly} layout={use} />
    );
  return (
    <section className={css.preview} aria-label={t('preview')}>
      <div className={css.previewBar}>
        <span>{t('seenAs')}</span>
        <Select<PreviewRole>
          aria-label={t('seenAs')}
          value={role}
          onChange={setRole}
          options={PREVIEW_ROLES.map((value) => ({ value, label: t(`role_${value}`) }))}
        />
        {setting === null ? (
          <div className={css.regions}>
            <RegionPicker label={t('seenIn')} placeholder={t('seenInBase')} value={region} onChange={setRegion} />
          </div>
        ) : null}
        <span className="note" role={failed || unread ? 'alert' : undefined}>
          {t(failed ? 'layersUnread' : unread ? 'dictionariesUnread' : 'previewHint')}
        </span>
      </div>
      {mode === 'phone' ? (
        <PhoneFrame title={t('preview_phone')}>{page}</PhoneFrame>
      ) : (
        <div className={css.previewPage}>{page}</div>
      )}
    </section>
  );
}

type Layers = Parameters<typeof composeForm>[1];

function useLayers(form: OpenedForm, region: string | null): { layers: Layers | null; failed: boolean } {
  const [layers, setLayers] = useState<Layers | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    setLayers(null);
    setFailed(false);
    if (region === null) return undefined;
    loadForm(form.key, region, null)
      .then(({ slots }) => {
        if (!wanted) return;
        setLayers(
          slots.slice(1).flatMap(({ region: code, effective }) =>
            code !== null && effective
              ? [
                  {
                    region: code,
                    version: effective.version,
                    operations: (effective.body.operations ?? []) as Layers[number]['operations'],
                  },
                ]
              : [],
          ),
        );
      })
      .catch(() => wanted && setFailed(true));
    return () => {
      wanted = false;
    };
  }, [form.key, region]);
  return { layers, failed };
}
