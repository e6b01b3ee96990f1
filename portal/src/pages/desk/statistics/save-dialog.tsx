import type { PivotBody } from '@project-cloud/library';
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, isClientError, request, useMutation } from '@/client';
import { FieldErrors, Hint } from '@/components';
import { useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import { openDraft } from '@/pages/studio/draft';
import { keyFor, loadSyllables } from '@/pages/studio/library/suggest-key';
import type { StatisticsList } from './pivot';
import css from './statistics.css';

interface SaveProps {
  pivot: PivotBody;
  /** The table that is changed; without it a new one is kept. */
  kept: { key: string; title: string; roles: string[] } | null;
  roles: StatisticsList['roles'];
  onClose(): void;
}

async function freeKey(name: string): Promise<string> {
  const [syllables, known] = await Promise.all([
    loadSyllables(),
    request<{ items: { key: string }[] }>('/definitions', { query: { kind: 'report' } }),
  ]);
  const taken = new Set(['new', ...known.items.map(({ key }) => key)]);
  return keyFor(syllables(name), '-', (key) => taken.has(key));
}

/** Keeps a table for roles: a draft in a release, which a second person lets out. */
export function SaveDialog({ pivot, kept, roles, onClose }: SaveProps) {
  const t = useText(statisticsWords);
  const navigate = useNavigate();
  const [title, setTitle] = useState(kept?.title ?? '');
  const [chosen, setChosen] = useState<string[]>(kept?.roles ?? []);
  const [tried, setTried] = useState(false);
  const name = title.trim();
  const save = useMutation(async () => {
    const key = kept?.key ?? (await freeKey(name));
    const { definition } = await openDraft({
      kind: 'report',
      key,
      ...(kept ? {} : { from: 'empty' as const }),
      title: { zh: name, en: '' },
      body: { ...pivot, roles: chosen },
    });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/releases/${definition.release ?? ''}`);
  });
  const error = isClientError(save.error) ? save.error : null;
  const submit = () => {
    setTried(true);
    if (name && chosen.length > 0) void save.run();
  };
  return (
    <Modal
      open
      title={t('saveTitle')}
      okText={t('saveDraft')}
      cancelText={t('cancel')}
      confirmLoading={save.pending}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={css.hint}>{t('saveHint')}</p>
      <div className={css.field}>
        <label htmlFor="statistics-name">{t('name')}</label>
        <Input
          id="statistics-name"
          maxLength={100}
          value={title}
          status={tried && !name ? 'error' : ''}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={submit}
        />
        {tried && !name ? <Fault text={t('nameNeeded')} /> : null}
      </div>
      <fieldset className={css.field}>
        <legend>{t('roles')}</legend>
        <Checkbox.Group
          options={roles.map(({ key, label }) => ({ value: key, label }))}
          value={chosen}
          onChange={(next) => setChosen(next.map(String))}
        />
        {tried && chosen.length === 0 ? <Fault text={t('rolesNeeded')} /> : null}
      </fieldset>
      {error ? error.fields.length > 0 ? <FieldErrors error={error} /> : <Hint>{error.message}</Hint> : null}
    </Modal>
  );
}

const Fault = ({ text }: { text: string }) => (
  <span className={css.fault} role="alert">
    {text}
  </span>
);
