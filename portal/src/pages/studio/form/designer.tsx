import { layerPrefix } from '@project-cloud/forms-engine';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '@/client';
import { Hint, usePhone } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { Canvas } from './canvas/canvas';
import { DragArea } from './canvas/drag-area';
import css from './designer.css';
import { DesignerProvider } from './designer-context';
import { FormNamesProvider } from './form-names';
import { Draft } from './header/draft';
import { Header } from './header/header';
import { PinnedNote } from './header/pinned-note';
import { ReadOnlyBar } from './header/read-only-bar';
import { type Desk, documentOf } from './model/designer';
import type { LayerSetting } from './model/document';
import { createDesignerStore } from './model/store';
import { keysOf, readTree } from './model/tree';
import type { OpenedForm } from './opening/definition';
import { useFormLibrary } from './opening/library-of';
import { Palette } from './palette';
import { PhoneDesigner } from './phone-designer';
import { Preview, type PreviewMode } from './preview/preview';
import { Properties } from './properties/properties';
import { RefusalNote } from './refusal-note';
import { useKeys } from './use-keys';
import { createWarningStore, WarningsContext } from './warnings-context';
import { WarningsStrip } from './warnings-strip';

interface DesignerProps {
  form: OpenedForm;
  release: string | null;
  onReload(): Promise<void>;
}

/** The designer over one opened form: header, palette, canvas, properties; on a phone a list and a page. */
export function Designer({ form, release, onReload }: DesignerProps) {
  const t = useText(studioForm);
  const label = useLabel();
  const phone = usePhone();
  const { may } = useSession();
  const { library, failed } = useFormLibrary(form.key, release);
  const [preview, setPreview] = useState<PreviewMode>('off');
  const base = form.slots[0]?.effective ?? form.slots[0]?.items[0];
  const readOnly = !form.drafting || !may('definition.write');
  const store = useMemo(
    () => createDesignerStore(documentOf(form.definition?.body ?? {}, form.region), deskOf(form, readOnly)),
    [form, readOnly],
  );
  const warnings = useMemo(() => createWarningStore(store), [store]);
  useEffect(() => () => warnings.stop(), [warnings]);
  useKeys(store, preview === 'off');
  const names = useMemo(
    () => ({
      regionName: (code: string) => form.slots.find(({ region }) => region === code)?.name ?? code,
      reportHref: (region: string) => `/studio/reports/${form.key}?region=${region}`,
      library,
    }),
    [form, library],
  );
  const title = label((form.slots[0]?.effective ?? form.definition)?.title) || form.key;
  useEffect(() => {
    document.title = `${title} - ${t('designer')}`;
  }, [title, t]);

  return (
    <DesignerProvider value={store}>
      <FormNamesProvider value={names}>
        <WarningsContext.Provider value={warnings}>
          <div className={css.designer} data-designer={readOnly ? 'read' : 'edit'}>
            <Draft
              definition={readOnly ? null : form.definition}
              base={base?.version ?? 1}
              onReload={onReload}
              render={(draft) => (
                <>
                  <Header
                    form={form}
                    title={title}
                    library={library}
                    release={release}
                    draft={draft}
                    preview={preview}
                    onPreview={setPreview}
                  />
                  {draft.notices}
                </>
              )}
            />
            {form.drafting ? null : <ReadOnlyBar form={form} release={release} />}
            {failed ? <Hint>{t('libraryUnread')}</Hint> : null}
            <PinnedNote formKey={form.key} region={form.region} />
            <RefusalNote />
            <WarningsStrip />
            {preview !== 'off' ? (
              <Preview form={form} use={library?.use ?? 'entry'} mode={preview} />
            ) : phone ? (
              <PhoneDesigner library={library} />
            ) : (
              <DragArea>
                <div className={css.columns}>
                  <Palette library={library} />
                  <Canvas />
                  <Properties />
                </div>
              </DragArea>
            )}
          </div>
        </WarningsContext.Provider>
      </FormNamesProvider>
    </DesignerProvider>
  );
}

function deskOf(form: OpenedForm, readOnly: boolean): Desk {
  const base = form.slots[0]?.effective ?? form.slots[0]?.items[0];
  const published = new Set(
    base?.status === 'published' || form.slots[0]?.effective ? keysOf(readTree(base?.body ?? {}).parts) : [],
  );
  if (form.region === null) return { setting: null, published, readOnly };
  const at = form.slots.findIndex(({ region }) => region === form.region);
  const setting: LayerSetting = {
    region: form.region,
    base: base?.body ?? { type: 'object', properties: {} },
    outer: form.slots.slice(1, at).flatMap(({ region, effective }) =>
      region !== null && effective
        ? [
            {
              region,
              version: effective.version,
              operations: (effective.body.operations ?? []) as LayerSetting['outer'][number]['operations'],
            },
          ]
        : [],
    ),
  };
  const own = layerPrefix(form.region);
  return { setting, published: new Set([...published].filter((key) => !key.startsWith(own))), readOnly };
}
