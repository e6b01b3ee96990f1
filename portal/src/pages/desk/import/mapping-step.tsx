import type { ImportMapping } from '@project-cloud/registry';
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { invalidate, type Library, request, useDraft, useMutation, useQuery } from '@/client';
import { BottomBar, EmptyState, FieldErrors, formatDate, LightShape } from '@/components';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import { Constants } from './constants';
import { applySaved, keyFor, lacksOf, withoutName } from './edit-mapping';
import css from './import.css';
import { type ImportAnswer, mappingOf } from './import-answer';
import { MappingTable } from './mapping-table';
import { RowBasis } from './row-basis';
import { targetFields } from './target-fields';

interface MappingStepProps {
  answer: ImportAnswer;
  library: Library;
  onTried(): Promise<void>;
}

/** The second step: which column fills which field, and how its cells are read. What is chosen keeps itself. */
export function MappingStep({ answer, library, onTried }: MappingStepProps) {
  const t = useText(importing);
  const draft = useDraft<ImportMapping>(`import.${[answer.id, answer.sheet].filter(Boolean).join('.')}`);
  const [mapping, setMapping] = useState<ImportMapping | null>(() => draft.found?.value ?? mappingOf(answer));
  const [name, setName] = useState('');
  const names = useMemo(
    () => answer.columns?.map((column) => column.name) ?? mapping?.columns.map(({ column }) => column) ?? [],
    [answer.columns, mapping],
  );
  const use = mapping?.use ?? answer.use ?? 'entries';
  const fields = useMemo(() => targetFields(library, use), [library, use]);
  const saved =
    useQuery<{ items: ImportMapping[] }>(`/libraries/${encodeURIComponent(library.key)}/mappings`, { fresh: 60_000 })
      .data?.items ?? [];
  const trial = useMutation(async (chosen: ImportMapping) => {
    const title = name.trim();
    const key = keyFor(title, saved, `${library.key}-${use}-${Date.now().toString(36)}`.slice(0, 48));
    await request(`/imports/${answer.id}/mapping`, {
      method: 'PUT',
      body: { mapping: withoutName(chosen), ...(title ? { saveAs: { key, title } } : {}) },
    });
    if (title) invalidate(`/api/libraries/${library.key}/mappings`);
    await request(`/imports/${answer.id}/dry-run`, { method: 'POST' });
    draft.clear();
    await onTried();
  });
  if (!mapping) return <EmptyState title={t('noColumns')} hint={t('noColumnsHint')} />;
  const change = (next: ImportMapping) => {
    setMapping(next);
    draft.save(next);
  };
  const lacks = lacksOf(mapping);
  const matched = mapping.columns.filter(({ field }) => field !== null).length;
  return (
    <>
      <div className={css.basis}>
        <SavedMappings
          saved={saved.filter((one) => one.use === use)}
          onChoose={(one) => change(applySaved(one, names))}
        />
        <RowBasis mapping={mapping} columns={names} onChange={change} />
      </div>
      <MappingTable mapping={mapping} columns={answer.columns ?? []} fields={fields} onChange={change} />
      <Constants mapping={mapping} fields={fields} onChange={change} />
      <div className={css.saveAs}>
        <label htmlFor="map-saveAs">{t('saveAs')}</label>
        <Input
          id="map-saveAs"
          value={name}
          maxLength={60}
          placeholder={t('saveAsHint')}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {trial.error ? <FieldErrors error={trial.error} /> : null}
      <BottomBar
        left={
          <span className={css.lacks}>
            {lacks.length > 0 ? (
              <>
                <LightShape light="yellow" size={11} /> {lacks.map((lack) => t(`lack_${lack}`)).join(t('comma'))}
              </>
            ) : (
              t('matched', { n: matched, total: mapping.columns.length })
            )}
            {draft.savedAt ? (
              <span className="note"> {t('draftKept', { time: formatDate(draft.savedAt, 'time') })}</span>
            ) : null}
          </span>
        }
      >
        <Button
          type="primary"
          disabled={lacks.length > 0}
          loading={trial.pending}
          onClick={() => void trial.run(mapping)}
        >
          {t('tryIt')}
        </Button>
      </BottomBar>
    </>
  );
}

interface SavedProps {
  saved: ImportMapping[];
  onChoose(mapping: ImportMapping): void;
}

function SavedMappings({ saved, onChoose }: SavedProps) {
  const t = useText(importing);
  const label = useLabel();
  if (saved.length === 0) return null;
  return (
    <div className={css.choice}>
      <label htmlFor="map-savedMapping">{t('savedMapping')}</label>
      <Select
        id="map-savedMapping"
        placeholder={t('chooseSaved')}
        onChange={(at: number) => {
          const mapping = saved[at];
          if (mapping) onChoose(mapping);
        }}
        options={saved.map((mapping, at) => ({
          value: at,
          label: label(mapping.title) || mapping.key || String(at + 1),
        }))}
      />
    </div>
  );
}
