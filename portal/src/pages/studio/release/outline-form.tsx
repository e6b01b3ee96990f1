import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { FieldErrors, formatDate, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import type { Release } from './release';
import css from './release.css';
import type { OutlineState } from './use-outline';

/** From when it counts, who approves it, and why it is made. */
export function OutlineForm({ release, state }: { release: Release; state: OutlineState }) {
  const t = useText(studioRelease);
  const { outline, change, theirs } = state;
  const edits = release.may.edit;
  const approvers = release.approvers ?? [];
  const decided = release.status === 'published' || release.status === 'rolled-back';
  return (
    <section className={css.block} aria-label={t('takesEffect')}>
      <SectionTitle title={t('takesEffect')} />
      {edits ? (
        <div className={css.line} id="field-title">
          <label htmlFor="release-title">{t('title')}</label>
          <Input
            id="release-title"
            maxLength={200}
            value={outline.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        </div>
      ) : null}
      <div className={css.line} id="field-effectiveFrom">
        <label htmlFor="release-day">{t('day')}</label>
        {edits ? (
          <div>
            <DatePicker
              id="release-day"
              className={css.day}
              placeholder={t('atOnce')}
              value={outline.effectiveFrom ? dayjs(outline.effectiveFrom) : null}
              disabledDate={(day) => day.isBefore(dayjs(), 'day')}
              onChange={(day) => change({ effectiveFrom: day ? day.format('YYYY-MM-DD') : null })}
            />
            <p className="note">{t('dayHint')}</p>
          </div>
        ) : (
          <span id="release-day">
            {release.effectiveFrom ?? (release.decidedAt ? formatDate(release.decidedAt) : t('atOnce'))}
          </span>
        )}
      </div>
      <div className={css.line}>
        <label htmlFor="release-approver">{t('approver')}</label>
        {edits && approvers.length > 0 ? (
          <div>
            <Select
              id="release-approver"
              className={css.approver}
              allowClear
              placeholder={t('anyApprover')}
              value={outline.approver}
              options={approvers.map(({ username, name }) => ({ value: username, label: name }))}
              onChange={(approver?: string) => change({ approver: approver ?? null })}
            />
            <p className="note">{t('notOwn')}</p>
          </div>
        ) : (
          <span id="release-approver">
            {release.approverName ??
              approvers.find(({ username }) => username === release.approverWanted)?.name ??
              (decided ? '—' : t('anotherAdministrator'))}
          </span>
        )}
      </div>
      <div className={css.line} id="field-note">
        <label htmlFor="release-note">{t('note')}</label>
        {edits ? (
          <Input.TextArea
            id="release-note"
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            placeholder={t('noteHint')}
            value={outline.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        ) : (
          <span id="release-note">{release.note || '—'}</span>
        )}
      </div>
      {state.error ? <FieldErrors error={state.error} /> : null}
      {theirs ? (
        <div className={css.clash} role="alert">
          <p>{t('outlineClash')}</p>
          <dl>
            <dt>{t('title')}</dt>
            <dd>{theirs.title}</dd>
            <dt>{t('day')}</dt>
            <dd>{theirs.effectiveFrom ?? t('atOnce')}</dd>
            <dt>{t('note')}</dt>
            <dd>{theirs.note || '—'}</dd>
          </dl>
          <div className={css.ways}>
            <Button onClick={() => void state.save(theirs)}>{t('keepMine')}</Button>
            <Button onClick={state.takeTheirs}>{t('takeTheirs')}</Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
