import { ITEM_CLASSES, ITEM_STAGES } from '@project-cloud/library';
import { Input, Select } from 'antd';
import { useCallback, useMemo } from 'react';
import { Page, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { Line } from '../library/line';
import { DraftHead } from '../saving/draft-head';
import type { OpenedDraft } from '../saving/in-release';
import { useBodyFaults } from '../saving/use-body-faults';
import { useMergedDraft } from '../saving/use-merged-draft';
import { FaultSummary, faultAt } from './faults';
import { Handling } from './handling';
import css from './item.css';
import { follow, type ItemDraft, readItem } from './item-draft';
import { TimeAndDepartment } from './time-and-department';
import { Validity } from './validity';

/** What every part of the editor gets. */
export interface ItemPart {
  item: ItemDraft;
  itemKey: string;
  readOnly: boolean;
  change(part: Partial<ItemDraft>): void;
  fault(path: string): string | undefined;
}

const NAMES: Record<string, keyof typeof studioItem.zh> = {
  name: 'name',
  code: 'code',
  class: 'class',
  stage: 'stage',
  department: 'department',
  workingDays: 'workingDays',
  extensionDays: 'extensionDays',
  countStartDay: 'countStartDay',
  legalBasis: 'legalBasis',
  approvalClasses: 'approvalClasses',
  materials: 'materials',
  prerequisites: 'prerequisites',
  result: 'result',
  inForce: 'standing',
};

/** An item as a sheet to be filled in; it saves itself. */
export function ItemEditor({ itemKey, ...draft }: OpenedDraft & { itemKey: string }) {
  const t = useText(studioItem);
  const label = useLabel();
  const { opened, readOnly } = draft;
  const saving = useMergedDraft(opened, readOnly);
  const item = useMemo(() => readItem(saving.body), [saving.body]);
  const issues = useBodyFaults('item', itemKey, saving.body, saving.issues);
  const { change: save } = saving;
  const change = useCallback((part: Partial<ItemDraft>) => save((body) => ({ ...body, ...part })), [save]);
  const part: ItemPart = { item, itemKey, readOnly, change, fault: (path) => faultAt(issues, path) };
  const title = label(item.name) || itemKey;
  return (
    <Page>
      <DraftHead
        {...draft}
        title={title}
        room={{ label: t('items'), href: '/studio/items' }}
        saving={saving}
        nameOf={(key) => (NAMES[key] ? t(NAMES[key]) : key)}
      />
      <FaultSummary issues={issues} />
      <div className={css.sheet}>
        <Basics {...part} />
        <TimeAndDepartment {...part} />
        <Handling {...part} />
        <Validity {...part} />
      </div>
    </Page>
  );
}

const choices = (table: Record<string, { zh: string; en: string }>, label: ReturnType<typeof useLabel>) =>
  Object.entries(table).map(([value, words]) => ({ value, label: label(words) }));

function Basics({ item, itemKey, readOnly, change, fault }: ItemPart) {
  const t = useText(studioItem);
  const label = useLabel();
  return (
    <section>
      <SectionTitle title={t('basics')} />
      <Line label={t('name')} id="item-name" fault={fault('name.zh')}>
        <Input
          id="item-name"
          maxLength={100}
          disabled={readOnly}
          value={item.name.zh}
          onChange={(event) => change({ name: follow(item.name, event.target.value) })}
        />
      </Line>
      <Line label={t('nameEn')} id="item-english">
        <Input
          id="item-english"
          maxLength={200}
          disabled={readOnly}
          value={item.name.en}
          onChange={(event) => change({ name: { ...item.name, en: event.target.value } })}
        />
      </Line>
      <Line label={t('key')}>
        <code>{itemKey}</code>
      </Line>
      <Line label={t('code')} id="item-code" help={t('codeHelp')} fault={fault('code')}>
        <Input
          id="item-code"
          maxLength={60}
          disabled={readOnly}
          value={item.code}
          onChange={(event) => change({ code: event.target.value })}
        />
      </Line>
      <Line label={t('class')} id="item-class">
        <Select
          id="item-class"
          disabled={readOnly}
          value={item.class}
          options={choices(ITEM_CLASSES, label)}
          onChange={(next) => change({ class: next })}
        />
      </Line>
      <Line label={t('stage')} id="item-stage">
        <Select
          id="item-stage"
          disabled={readOnly}
          value={item.stage}
          options={choices(ITEM_STAGES, label)}
          onChange={(next) => change({ stage: next })}
        />
      </Line>
    </section>
  );
}
