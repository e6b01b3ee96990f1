import { compileForm } from '@project-cloud/forms-engine';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type ClientError, type FormAnswer, isClientError, useMutation } from '@/client';
import { FieldErrors, Hint } from '@/components';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import { type Clash, mergeVersions } from './conflict';
import { DraftBar } from './draft-bar';
import type { FormState, Values } from './engine-form';
import css from './form-editor.css';
import { FormNotices } from './form-notices';
import { type FormHandle, FormRenderer, type FormRendererProps } from './form-renderer';
import { useFormDraft } from './use-form-draft';
import { Versions } from './versions';

interface FormEditorProps
  extends Pick<
    FormRendererProps,
    'context' | 'today' | 'layout' | 'previous' | 'previousLabel' | 'currentLabel' | 'moneyUnit' | 'projectCode'
  > {
  form: FormAnswer;
  /** The record as it was opened. */
  base: Values;
  revision: number | null;
  draftKey: string;
  /** Verb and object: 提交月报. */
  submitLabel: string;
  /** Sends the values; a refusal is thrown as ClientError. */
  send(values: Values, revision: number | null): Promise<void>;
  /** Keeps an unfinished version on the server, where colleagues and other devices find it; its new revision. */
  keep?: (values: Values, revision: number | null) => Promise<number>;
  /** The other version that a REVISION_CONFLICT brings along, as values of this form. */
  theirsOf(error: ClientError): { values: Values; revision: number } | null;
  /** Asks for the form anew, when the one that is shown is no longer current. */
  onNewForm(): void;
  /** More for the bar at the foot. */
  more?: ReactNode;
}

/** A form with all that keeps what is typed: its draft, a newer version of the form, and two people at one record. */
export function FormEditor(props: FormEditorProps) {
  const { form, base, send, theirsOf } = props;
  const t = useText(desk);
  const compiled = useMemo(() => compileForm(form.schema), [form.schema]);
  const keys = useMemo(() => ({ version: form.version, keys: compiled.keys }), [form.version, compiled]);
  const [merged, setMerged] = useState<{ base: Values; revision: number } | null>(null);
  const known = merged?.base ?? base;
  const revision = merged ? merged.revision : props.revision;
  const draft = useFormDraft(props.draftKey, known, keys, revision);
  const handle = useRef<FormHandle>(null);
  const [state, setState] = useState<FormState | null>(null);
  const [kept, setKept] = useState(false);
  const [clash, setClash] = useState<{ clashes: Clash[]; merged: Values; theirs: Values; revision: number } | null>(
    null,
  );

  const submit = useMutation(async (values: Values, at: number | null) => {
    try {
      await send(values, at);
      draft.clear();
    } catch (error) {
      const theirs = isClientError(error) && error.code === 'REVISION_CONFLICT' ? theirsOf(error) : null;
      if (!theirs) throw error;
      const result = mergeVersions(known, values, theirs.values);
      if (result.clashes.length > 0) return setClash({ ...result, theirs: theirs.values, revision: theirs.revision });
      handle.current?.fill(result.merged);
      setMerged({ base: theirs.values, revision: theirs.revision });
    }
  });
  const keep = useMutation(async (values: Values, at: number | null) => {
    if (!props.keep) return;
    const next = await props.keep(values, at);
    draft.clear();
    setMerged({ base: values, revision: next });
    setKept(true);
  });
  const press = () => {
    const values = handle.current?.submit();
    if (values) void submit.run(values, revision);
  };
  const failed = submit.error ?? keep.error;
  const error = isClientError(failed) ? failed : null;
  const outdated = error?.code === 'FORM_VERSION_NOT_CURRENT';
  const refusal = useRef<HTMLDivElement>(null);
  // The button stands at the foot, the refusal at the top: it comes into view unless a field with its own error does.
  useEffect(() => {
    if (error && error.fields.length === 0) refusal.current?.scrollIntoView({ block: 'center' });
  }, [error]);

  return (
    <>
      <FormNotices
        draft={draft}
        fields={compiled.fields}
        merged={merged !== null && !kept}
        onDiscard={() => {
          draft.clear();
          handle.current?.fill({ ...Object.fromEntries(compiled.keys.map((key) => [key, null])), ...known });
        }}
      />
      {outdated ? (
        <div ref={refusal} className={css.notice} role="alert">
          <Hint
            effect={t('form.newVersionHint')}
            ways={[
              {
                label: t('form.takeVersion'),
                onClick: () => {
                  submit.reset();
                  keep.reset();
                  props.onNewForm();
                },
              },
            ]}
          >
            {t('form.newVersionTitle')}
          </Hint>
        </div>
      ) : error ? (
        <div ref={refusal} className={css.notice}>
          {error.status === 0 ? (
            <Hint>{t('form.offline')}</Hint>
          ) : error.status === 401 ? (
            <Hint>{t('form.signedOut')}</Hint>
          ) : (
            <FieldErrors error={error} />
          )}
        </div>
      ) : null}
      <FormRenderer
        ref={handle}
        schema={form.schema}
        values={draft.start}
        {...(props.revision === null ? {} : { kept: base })}
        today={props.today}
        origin={form.origin}
        onChange={(next) => {
          setState(next);
          draft.note(next.values);
        }}
        onSubmit={press}
        {...(error?.fields.length ? { issues: error.fields } : {})}
        {...pick(props)}
      />
      <DraftBar savedAt={draft.savedAt} state={state}>
        {props.more}
        {props.keep ? (
          <Button
            className={css.keep}
            loading={keep.pending}
            onClick={() => {
              const values = handle.current?.values();
              if (values) void keep.run(values, revision);
            }}
          >
            {t('form.keep')}
          </Button>
        ) : null}
        <Button type="primary" loading={submit.pending} onClick={press} className={css.submit}>
          {props.submitLabel}
        </Button>
      </DraftBar>
      <Versions
        clash={clash}
        fields={compiled.fields}
        onClose={() => setClash(null)}
        onMine={(values) => {
          if (!clash) return;
          handle.current?.fill(values);
          setClash(null);
          setMerged({ base: clash.theirs, revision: clash.revision });
          void submit.run(values, clash.revision);
        }}
        onTheirs={(values) => {
          if (!clash) return;
          handle.current?.fill(values);
          setClash(null);
          setMerged({ base: clash.theirs, revision: clash.revision });
        }}
      />
    </>
  );
}

function pick({
  context,
  layout,
  previous,
  previousLabel,
  currentLabel,
  moneyUnit,
  projectCode,
}: FormEditorProps): Partial<FormRendererProps> {
  return { context, layout, previous, previousLabel, currentLabel, moneyUnit, projectCode };
}
