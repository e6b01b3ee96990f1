import { CORE_FIELDS, type Guard } from '@project-cloud/library';
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { EmptyState, SectionTitle, usePhone } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import css from './designer.css';
import { GuardCondition } from './guard-condition';
import type { StageDraft } from './library-body';
import { Line } from './line';
import type { PartProps } from './part';
import { moved, Sortable, SortableRow } from './sortable';
import { keyFor, loadSyllables } from './suggest-key';
import { faultsAt } from './use-faults';

/** The stages that an entry passes, which moves are allowed between them, and what a move asks for. */
export function Stages({ library, standing, issues, readOnly, change }: PartProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const phone = usePhone();
  const { stages, initialStage } = library;
  const published = new Set(standing?.stages.map(({ key }) => key));
  // Every write starts from what stands by then: a key that is still being found may come between two of them.
  const write = (edit: (stages: StageDraft[]) => StageDraft[]) =>
    change((now) => {
      const next = edit(now.stages);
      const first = next.some(({ key }) => key === now.initialStage) ? now.initialStage : (next[0]?.key ?? '');
      return { stages: next, initialStage: first };
    });
  const set = (key: string, part: Partial<StageDraft>) =>
    write((now) => now.map((stage) => (stage.key === key ? { ...stage, ...part } : stage)));
  const add = () =>
    write((now) => {
      const taken = new Set(now.map(({ key }) => key));
      let n = now.length + 1;
      while (taken.has(`stage_${n}`)) n += 1;
      const last = now.at(-1);
      const fresh = { key: `stage_${n}`, label: { zh: '', en: '' }, moves: [] };
      // Most libraries go straight on: the move to the new stage is allowed until somebody takes it away.
      return [
        ...now.map((stage) => (stage === last ? { ...stage, moves: [...stage.moves, fresh.key] } : stage)),
        fresh,
      ];
    });
  const rename = async (stage: StageDraft) => {
    if (published.has(stage.key) || !/^stage_\d+$/.test(stage.key) || stage.label.zh.trim() === '') return;
    const syllables = (await loadSyllables())(stage.label.zh);
    change((now) => {
      const key = keyFor(syllables, '_', (one) => now.stages.some((other) => other.key === one));
      const swap = (one: string) => (one === stage.key ? key : one);
      return {
        stages: now.stages.map((one) => ({
          ...one,
          key: swap(one.key),
          moves: one.moves.map(swap),
          ...(one.guards ? { guards: one.guards.map((guard) => ({ ...guard, to: swap(guard.to) })) } : {}),
        })),
        initialStage: swap(now.initialStage),
      };
    });
  };
  const drop = (key: string) =>
    write((now) =>
      now
        .filter((stage) => stage.key !== key)
        .map((stage) => ({
          ...stage,
          moves: stage.moves.filter((to) => to !== key),
          ...(stage.guards ? { guards: stage.guards.filter(({ to }) => to !== key) } : {}),
        })),
    );
  const drag = (from: string, to: string) =>
    write((now) => {
      const at = (key: string) => now.findIndex((stage) => stage.key === key);
      return moved(now, at(from), at(to));
    });
  const nameOf = (stage: StageDraft, nth: number) => label(stage.label) || t('stageNth', { n: nth + 1 });
  const wrong = faultsAt(issues, 'body.initialStage').concat(faultsAt(issues, 'body.stages'));
  return (
    <section>
      <SectionTitle
        title={t('stages')}
        note={t('stagesHelp')}
        action={readOnly ? null : <Button onClick={add}>{t('addStage')}</Button>}
      />
      {wrong[0] ? (
        <p className={css.fault} role="alert">
          {wrong[0].message}
        </p>
      ) : null}
      {stages.length === 0 ? (
        <EmptyState title={t('noStages')} hint={t('noStagesHint')} />
      ) : (
        <Sortable onMove={drag}>
          <ol className={css.rows} aria-label={t('stages')}>
            {stages.map((stage, at) => (
              <SortableRow
                key={published.has(stage.key) ? stage.key : at}
                id={stage.key}
                handle={t('drag')}
                disabled={readOnly || phone}
              >
                <span className={css.nth}>{at + 1}</span>
                <Input
                  className={css.stageName}
                  aria-label={t('stageName', { n: at + 1 })}
                  placeholder={t('stageHint')}
                  disabled={readOnly}
                  maxLength={30}
                  value={stage.label.zh}
                  onChange={(event) => set(stage.key, { label: { ...stage.label, zh: event.target.value } })}
                  onBlur={() => void rename(stage)}
                />
                <Radio
                  checked={stage.key === initialStage}
                  disabled={readOnly}
                  onChange={() => change({ initialStage: stage.key })}
                >
                  {t('first')}
                </Radio>
                {readOnly ? null : (
                  <span className={css.acts}>
                    <button
                      type="button"
                      className="link"
                      disabled={at === 0}
                      aria-label={t('upOf', { name: nameOf(stage, at) })}
                      onClick={() => write((now) => moved(now, at, at - 1))}
                    >
                      {t('up')}
                    </button>
                    <button
                      type="button"
                      className="link"
                      disabled={at === stages.length - 1}
                      aria-label={t('downOf', { name: nameOf(stage, at) })}
                      onClick={() => write((now) => moved(now, at, at + 1))}
                    >
                      {t('down')}
                    </button>
                    {published.has(stage.key) ? (
                      <span className="note">{t('stageStays')}</span>
                    ) : (
                      <button
                        type="button"
                        className="link"
                        aria-label={t('removeOf', { name: nameOf(stage, at) })}
                        onClick={() => drop(stage.key)}
                      >
                        {t('remove')}
                      </button>
                    )}
                  </span>
                )}
              </SortableRow>
            ))}
          </ol>
        </Sortable>
      )}
      {stages.length > 1 ? <Moves library={library} readOnly={readOnly} issues={issues} onSet={set} /> : null}
    </section>
  );
}

interface MovesProps extends Pick<PartProps, 'library' | 'readOnly' | 'issues'> {
  onSet(key: string, part: Partial<StageDraft>): void;
}

/** From each stage, where an entry may go; a move that is allowed may ask for a condition and for files. */
function Moves({ library, readOnly, issues, onSet }: MovesProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const [open, setOpen] = useState<{ from: string; to: string } | null>(null);
  const { stages } = library;
  const nameOf = (key: string) => label(stages.find((stage) => stage.key === key)?.label) || key;
  const toggle = (stage: StageDraft, to: string, on: boolean) =>
    onSet(stage.key, {
      moves: on ? [...stage.moves, to] : stage.moves.filter((one) => one !== to),
      ...(stage.guards ? { guards: stage.guards.filter((guard) => on || guard.to !== to) } : {}),
    });
  return (
    <div className={css.block}>
      <SectionTitle title={t('moves')} note={t('movesHelp')} />
      <ul className={css.rows}>
        {stages.map((stage, at) => (
          <li key={stage.key} className={css.moves}>
            <b>{t('from', { name: nameOf(stage.key) })}</b>
            <span className={css.targets}>
              {stages
                .filter(({ key }) => key !== stage.key)
                .map(({ key }) => {
                  const on = stage.moves.includes(key);
                  const guard = stage.guards?.find((one) => one.to === key);
                  const faulty = faultsAt(issues, `body.stages.${at}.guards`).length > 0 && guard !== undefined;
                  return (
                    <span key={key} className={css.target}>
                      <Checkbox
                        checked={on}
                        disabled={readOnly}
                        onChange={(event) => toggle(stage, key, event.target.checked)}
                      >
                        {nameOf(key)}
                      </Checkbox>
                      {on ? (
                        <button
                          type="button"
                          className={faulty ? `link ${css.fault}` : 'link'}
                          aria-expanded={open?.from === stage.key && open.to === key}
                          aria-label={t('guardOf', { from: nameOf(stage.key), to: nameOf(key) })}
                          onClick={() => setOpen({ from: stage.key, to: key })}
                        >
                          {guard ? t('guarded') : t('guard')}
                        </button>
                      ) : null}
                    </span>
                  );
                })}
            </span>
            {open?.from === stage.key && stage.moves.includes(open.to) ? (
              <GuardEditor
                key={open.to}
                title={t('guardTitle', { from: nameOf(stage.key), to: nameOf(open.to) })}
                guard={stage.guards?.find((one) => one.to === open.to) ?? { to: open.to, evidence: [], message: '' }}
                library={library}
                readOnly={readOnly}
                fault={faultsAt(issues, `body.stages.${at}.guards`)[0]?.message}
                onChange={(next) => {
                  const others = (stage.guards ?? []).filter((one) => one.to !== open.to);
                  const empty = !next.when && next.evidence.length === 0 && next.message === '';
                  onSet(stage.key, { guards: empty ? others : [...others, next] });
                }}
                onClose={() => setOpen(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface GuardProps extends Pick<PartProps, 'library' | 'readOnly'> {
  title: string;
  guard: Guard;
  fault: string | undefined;
  onChange(guard: Guard): void;
  onClose(): void;
}

function GuardEditor({ title, guard, library, readOnly, fault, onChange, onClose }: GuardProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const fields = library.fields.filter((field) => !field.retired);
  return (
    <fieldset className={css.guard} aria-label={title}>
      <Line label={t('when')} help={t('whenHelp')} fault={fault}>
        <GuardCondition
          value={guard.when ?? ''}
          fields={[...CORE_FIELDS.filter(({ key }) => key !== 'code'), ...fields]}
          readOnly={readOnly}
          onChange={(when) => onChange({ ...guard, when: when === '' ? null : when })}
        />
      </Line>
      <Line label={t('evidence')} id="guard-evidence" help={t('evidenceHelp')}>
        <Select
          id="guard-evidence"
          mode="multiple"
          disabled={readOnly}
          className={css.wide}
          optionFilterProp="label"
          value={guard.evidence}
          options={fields.map((field) => ({ value: field.key, label: label(field.label) || field.key }))}
          placeholder={t('evidenceHint')}
          onChange={(evidence: string[]) => onChange({ ...guard, evidence })}
        />
      </Line>
      <Line label={t('guardMessage')} id="guard-message" help={t('guardMessageHelp')}>
        <Input
          id="guard-message"
          maxLength={200}
          disabled={readOnly}
          value={guard.message}
          onChange={(event) => onChange({ ...guard, message: event.target.value })}
        />
      </Line>
      <Button onClick={onClose}>{t('fold')}</Button>
    </fieldset>
  );
}
