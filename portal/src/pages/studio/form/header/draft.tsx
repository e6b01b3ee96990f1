import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'umi';
import { useMutation } from '@/client';
import { DateText, ErrorState, Hint } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { AlsoHere } from '../../saving/also-here';
import { SavingWords } from '../../saving/saving-words';
import { usePresence } from '../../use-presence';
import css from '../designer.css';
import { useStore } from '../designer-context';
import type { FormDefinition } from '../opening/definition';
import { useFormDraft } from '../use-form-draft';

/** What the header says of the draft, and what it can ask for. */
export interface DraftView {
  /** 09:42 已自动保存. */
  saying: ReactNode;
  notices: ReactNode;
  /** Whether all is saved. Null: there is no draft. */
  flush: (() => Promise<boolean>) | null;
}

interface DraftProps {
  definition: FormDefinition | null;
  base: number;
  onReload(): Promise<void>;
  render(view: DraftView): ReactNode;
}

/** The draft that is worked on: it saves itself, tells who else is here, and what to do when two saved. */
export function Draft({ definition, base, onReload, render }: DraftProps) {
  if (!definition) return <>{render({ saying: null, notices: null, flush: null })}</>;
  return <Live definition={definition} base={base} onReload={onReload} render={render} />;
}

function Live({ definition, base, render }: DraftProps & { definition: FormDefinition }) {
  const t = useText(studioForm);
  const store = useStore();
  const navigate = useNavigate();
  const saving = useFormDraft(store, definition, base);
  const presence = usePresence(definition.id);
  const apart = useMutation(async () => {
    const draft = await saving.saveApart();
    const search = new URLSearchParams({
      ...(draft.region ? { region: draft.region } : {}),
      release: draft.release ?? '',
    });
    navigate(`/studio/forms/${draft.key}?${search}`);
  });
  const { state, clash } = saving;
  const saying = <SavingWords state={state} />;
  const notices = (
    <>
      {presence.others.length > 0 || presence.unknown ? (
        <div className={css.presence}>
          <AlsoHere presence={presence} />
        </div>
      ) : null}
      {state.at === 'failed' ? <Hint>{t('notSaved')}</Hint> : null}
      {saving.restored && state.at !== 'failed' ? <Hint tone="plain">{t('restored')}</Hint> : null}
      {clash ? (
        <div className={css.clash} role="alert">
          <p>
            {t(clash.looking ? 'lookingAtTheirs' : 'theySaved', { name: lastEditor(clash.theirs) })}{' '}
            <DateText value={clash.theirs.updatedAt} form="moment" />
          </p>
          <p className="note">{t('nothingLost')}</p>
          <div className={css.clashWays}>
            {clash.looking ? (
              <Button onClick={saving.takeMine}>{t('takeMine')}</Button>
            ) : (
              <Button onClick={saving.takeTheirs}>{t('seeTheirs')}</Button>
            )}
            <Button loading={apart.pending} onClick={() => void apart.run()}>
              {t('saveApart')}
            </Button>
          </div>
          {apart.error ? <ErrorState error={apart.error} /> : null}
        </div>
      ) : null}
    </>
  );
  return <>{render({ saying, notices, flush: saving.flush })}</>;
}

function lastEditor(definition: FormDefinition): string {
  return definition.editors?.at(-1) ?? definition.author;
}
