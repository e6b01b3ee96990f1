import { InputNumber, Radio, Select } from 'antd';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import css from './designer.css';
import { Fields } from './fields';
import { Line } from './line';
import type { PartProps } from './part';
import { faultsAt } from './use-faults';

/** Whether entries are reported on, when, by which fields, and which of those are money done and work done. */
export function Reports(props: PartProps) {
  const { library, standing, libraryKey, issues, readOnly, change, release } = props;
  const t = useText(studioLibrary);
  const label = useLabel();
  const { reporting, reportFields, reportForm } = library;
  const way = reportForm === null ? 'none' : reporting.frequency;
  const figures = reportFields.filter(({ type }) => type === 'money');
  const rates = reportFields.filter(({ type }) => type === 'percent');
  const set = (part: Partial<typeof reporting>) => change({ reporting: { ...reporting, ...part } });
  const choose = (next: 'none' | 'month' | 'irregular') =>
    change({
      reportForm: next === 'none' ? null : (reportForm ?? `${libraryKey}-report`),
      reporting: {
        ...reporting,
        frequency: next === 'month' ? 'month' : 'irregular',
        dueDay: next === 'month' ? (reporting.dueDay ?? 5) : null,
      },
    });
  return (
    <section>
      <SectionTitle title={t('reports')} />
      <Line label={t('howOften')} help={t(`often_${way}Help`)} fault={faultsAt(issues, 'body.reportForm')[0]?.message}>
        <Radio.Group
          value={way}
          disabled={readOnly}
          onChange={(event) => choose(event.target.value)}
          options={(['none', 'month', 'irregular'] as const).map((value) => ({ value, label: t(`often_${value}`) }))}
        />
      </Line>
      {way === 'month' ? (
        <Line
          label={t('dueDay')}
          id="report-due"
          help={t('dueDayHelp')}
          fault={faultsAt(issues, 'body.reporting.dueDay')[0]?.message}
        >
          <InputNumber
            id="report-due"
            min={1}
            max={28}
            disabled={readOnly}
            value={reporting.dueDay}
            onChange={(dueDay) => set({ dueDay: dueDay ?? null })}
          />
        </Line>
      ) : null}
      {way === 'none' ? null : (
        <>
          <div className={css.block}>
            <Fields
              part="reportFields"
              title={t('reportFields')}
              fields={reportFields}
              published={new Map((standing?.reportFields ?? []).map((field) => [field.key, field]))}
              issues={issues}
              readOnly={readOnly}
              moneyUnit={library.moneyUnit}
              release={release}
              library={libraryKey}
              onChange={(next) => change((now) => ({ reportFields: next(now.reportFields) }))}
            />
          </div>
          {(['invested', 'paid'] as const).map((what) => (
            <Line key={what} label={t(`sum_${what}`)} id={`report-${what}`} help={t('sumHelp')}>
              <Select
                id={`report-${what}`}
                mode="multiple"
                className={css.wide}
                disabled={readOnly}
                value={reporting[what]}
                options={figures.map((field) => ({ value: field.key, label: label(field.label) }))}
                placeholder={t('noneChosen')}
                onChange={(keys: string[]) => set({ [what]: keys })}
              />
            </Line>
          ))}
          <Line label={t('sum_progress')} id="report-progress">
            <Select
              id="report-progress"
              allowClear
              className={css.wide}
              disabled={readOnly}
              value={reporting.progress}
              options={rates.map((field) => ({ value: field.key, label: label(field.label) }))}
              placeholder={t('noneChosen')}
              onChange={(key: string | undefined) => set({ progress: key ?? null })}
            />
          </Line>
        </>
      )}
    </section>
  );
}
