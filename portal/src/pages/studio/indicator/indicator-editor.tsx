import { INDICATOR_PERIODS, INDICATOR_SCOPES } from '@project-cloud/library';
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useCallback, useMemo } from 'react';
import { useQuery } from '@/client';
import { Page, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { CatalogueIndicator } from '../item/catalogue';
import { FaultSummary, faultAt } from '../item/faults';
import css from '../item/item.css';
import { follow } from '../item/item-draft';
import { Line } from '../library/line';
import { DraftHead } from '../saving/draft-head';
import type { OpenedDraft } from '../saving/in-release';
import { useBodyFaults } from '../saving/use-body-faults';
import { useMergedDraft } from '../saving/use-merged-draft';
import { atLevel, type IndicatorDraft, type MeasureDraft, readIndicator } from './indicator-draft';

interface IndicatorPart {
  indicator: IndicatorDraft;
  indicatorKey: string;
  readOnly: boolean;
  change(part: Partial<IndicatorDraft>): void;
  fault(path: string): string | undefined;
}

const NAMES: Record<string, keyof typeof studioItem.zh> = {
  name: 'name',
  level: 'indicatorLevel',
  parent: 'parent',
  unit: 'unit',
  numerator: 'numerator',
  denominator: 'denominator',
  scope: 'scope',
  period: 'period',
  weight: 'weight',
  order: 'order',
  source: 'source',
};

/** An indicator as a sheet to be filled in; it saves itself. */
export function IndicatorEditor({ indicatorKey, ...draft }: OpenedDraft & { indicatorKey: string }) {
  const t = useText(studioItem);
  const label = useLabel();
  const { opened, readOnly } = draft;
  const saving = useMergedDraft(opened, readOnly);
  const indicator = useMemo(() => readIndicator(saving.body), [saving.body]);
  const issues = useBodyFaults('indicator', indicatorKey, saving.body, saving.issues);
  const { change: save } = saving;
  const change = useCallback((part: Partial<IndicatorDraft>) => save((body) => ({ ...body, ...part })), [save]);
  const part: IndicatorPart = {
    indicator,
    indicatorKey,
    readOnly,
    change,
    fault: (path) => faultAt(issues, path),
  };
  return (
    <Page>
      <DraftHead
        {...draft}
        title={label(indicator.name) || indicatorKey}
        room={{ label: t('indicators'), href: '/studio/indicators' }}
        saving={saving}
        nameOf={(key) => (NAMES[key] ? t(NAMES[key]) : key)}
      />
      <FaultSummary issues={issues} />
      <div className={css.sheet}>
        <Basics {...part} />
        {indicator.level === 2 ? <Calculation {...part} /> : null}
        <Telling {...part} />
      </div>
    </Page>
  );
}

function Basics({ indicator, indicatorKey, readOnly, change, fault }: IndicatorPart) {
  const t = useText(studioItem);
  const label = useLabel();
  const catalogue = useQuery<{ items: CatalogueIndicator[] }>('/indicators', { fresh: 5000 }).data?.items ?? [];
  return (
    <section>
      <SectionTitle title={t('basics')} />
      <Line label={t('name')} id="indicator-name" fault={fault('name.zh')}>
        <Input
          id="indicator-name"
          maxLength={100}
          disabled={readOnly}
          value={indicator.name.zh}
          onChange={(event) => change({ name: follow(indicator.name, event.target.value) })}
        />
      </Line>
      <Line label={t('key')}>
        <code>{indicatorKey}</code>
      </Line>
      <Line label={t('indicatorLevel')}>
        <Radio.Group
          disabled={readOnly}
          value={indicator.level}
          options={([1, 2] as const).map((value) => ({ value, label: t(value === 1 ? 'level1' : 'level2') }))}
          onChange={(event) => change(atLevel(event.target.value as 1 | 2))}
        />
      </Line>
      {indicator.level === 2 ? (
        <Line label={t('parent')} id="indicator-parent" fault={fault('parent')}>
          <Select
            id="indicator-parent"
            disabled={readOnly}
            popupMatchSelectWidth={false}
            value={indicator.parent}
            options={catalogue
              .filter(({ level, key }) => level === 1 && key !== indicatorKey)
              .map(({ key, name }) => ({ value: key, label: label(name) }))}
            onChange={(parent: string) => change({ parent })}
          />
        </Line>
      ) : null}
      <Line label={t('weight')} id="indicator-weight" fault={fault('weight')}>
        <InputNumber
          id="indicator-weight"
          min={0}
          max={100}
          addonAfter="%"
          disabled={readOnly}
          value={indicator.weight}
          onChange={(weight) => change({ weight })}
        />
      </Line>
      <Line label={t('order')} id="indicator-order" help={t('orderHelp')} fault={fault('order')}>
        <InputNumber
          id="indicator-order"
          min={0}
          max={999}
          precision={0}
          disabled={readOnly}
          value={indicator.order}
          onChange={(order) => change({ order: order ?? 0 })}
        />
      </Line>
    </section>
  );
}

function Calculation({ indicator, readOnly, change, fault }: IndicatorPart) {
  const t = useText(studioItem);
  const nothing: MeasureDraft = { words: { zh: '', en: '' } };
  return (
    <section className={css.block}>
      <SectionTitle title={t('calculation')} />
      {(['numerator', 'denominator'] as const).map((part) => {
        const measure = indicator[part] ?? nothing;
        const words = (zh: string) => change({ [part]: { ...measure, words: follow(measure.words, zh) } });
        const when = (text: string) =>
          change({ [part]: { words: measure.words, ...(text.trim() ? { when: text } : {}) } });
        return (
          <div key={part}>
            <Line label={t(part)} id={`indicator-${part}`} fault={fault(part)}>
              <Input
                id={`indicator-${part}`}
                maxLength={200}
                placeholder={t('measureWords')}
                disabled={readOnly}
                value={measure.words.zh}
                onChange={(event) => words(event.target.value)}
              />
            </Line>
            <Line label={t('measureWhen')} id={`indicator-${part}-when`} help={t('measureWhenHelp')}>
              <Input
                id={`indicator-${part}-when`}
                maxLength={500}
                disabled={readOnly}
                value={measure.when ?? ''}
                onChange={(event) => when(event.target.value)}
              />
            </Line>
          </div>
        );
      })}
    </section>
  );
}

function Telling({ indicator, readOnly, change, fault }: IndicatorPart) {
  const t = useText(studioItem);
  const label = useLabel();
  const choices = (table: Record<string, { zh: string; en: string }>) =>
    Object.entries(table).map(([value, words]) => ({ value, label: label(words) }));
  return (
    <section className={css.block}>
      <SectionTitle title={t('validity')} />
      <Line label={t('unit')} id="indicator-unit" fault={fault('unit')}>
        <Input
          id="indicator-unit"
          maxLength={20}
          disabled={readOnly}
          value={indicator.unit}
          onChange={(event) => change({ unit: event.target.value })}
        />
      </Line>
      <Line label={t('scope')} id="indicator-scope">
        <Select
          id="indicator-scope"
          disabled={readOnly}
          value={indicator.scope}
          options={choices(INDICATOR_SCOPES)}
          onChange={(scope) => change({ scope })}
        />
      </Line>
      <Line label={t('period')} id="indicator-period">
        <Select
          id="indicator-period"
          disabled={readOnly}
          value={indicator.period}
          options={choices(INDICATOR_PERIODS)}
          onChange={(period) => change({ period })}
        />
      </Line>
      <Line label={t('source')} id="indicator-source">
        <Input
          id="indicator-source"
          maxLength={400}
          disabled={readOnly}
          value={indicator.source}
          onChange={(event) => change({ source: event.target.value })}
        />
      </Line>
      <Line label={t('sample')}>
        <Checkbox
          disabled={readOnly}
          checked={indicator.sample === true}
          onChange={(event) => change({ sample: event.target.checked })}
        >
          {t('sampleIndicator')}
        </Checkbox>
      </Line>
    </section>
  );
}
