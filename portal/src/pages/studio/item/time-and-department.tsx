import { ORGANISATION_KINDS } from '@project-cloud/access';
import { ITEM_LEVELS } from '@project-cloud/library';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { Line } from '../library/line';
import css from './item.css';
import { follow } from './item-draft';
import type { ItemPart } from './item-editor';

/** A firm decides on nothing. */
const KINDS = Object.entries(ORGANISATION_KINDS).filter(([kind]) => kind !== 'enterprise');

/** Who decides, in how many working days, by which law. */
export function TimeAndDepartment({ item, readOnly, change, fault }: ItemPart) {
  const t = useText(studioItem);
  const label = useLabel();
  const { department } = item;
  const set = (part: Partial<typeof department>) => change({ department: { ...department, ...part } });
  return (
    <>
      <section className={css.block}>
        <SectionTitle title={t('who')} />
        <Line label={t('level')} id="item-level">
          <Select
            id="item-level"
            disabled={readOnly}
            value={department.level}
            options={Object.entries(ITEM_LEVELS).map(([value, words]) => ({ value, label: label(words) }))}
            onChange={(level) => set({ level: level as typeof department.level })}
          />
        </Line>
        <Line label={t('kind')} id="item-kind" fault={fault('department.kind')}>
          <Select
            id="item-kind"
            showSearch
            optionFilterProp="label"
            popupMatchSelectWidth={false}
            disabled={readOnly}
            value={department.kind || null}
            options={KINDS.map(([value, words]) => ({ value, label: label(words) }))}
            onChange={(kind: string) => set({ kind })}
          />
        </Line>
        <Line
          label={t('departmentName')}
          id="item-department"
          help={t('departmentHelp')}
          fault={fault('department.name')}
        >
          <Input
            id="item-department"
            maxLength={100}
            disabled={readOnly}
            value={department.name.zh}
            onChange={(event) => set({ name: follow(department.name, event.target.value) })}
          />
        </Line>
      </section>
      <section className={css.block}>
        <SectionTitle title={t('time')} />
        <Line label={t('workingDays')} id="item-days" fault={fault('workingDays')}>
          <InputNumber
            id="item-days"
            min={1}
            max={400}
            precision={0}
            disabled={readOnly}
            addonAfter={t('daysUnit')}
            value={item.workingDays}
            onChange={(value) => change({ workingDays: value })}
          />
        </Line>
        <Line label={t('extensionDays')} id="item-extension" help={t('extensionHelp')} fault={fault('extensionDays')}>
          <InputNumber
            id="item-extension"
            min={0}
            max={400}
            precision={0}
            disabled={readOnly}
            addonAfter={t('daysUnit')}
            value={item.extensionDays}
            onChange={(value) => change({ extensionDays: value ?? 0 })}
          />
        </Line>
        <Line label={t('countStartDay')}>
          <Checkbox
            disabled={readOnly}
            checked={item.countStartDay}
            onChange={(event) => change({ countStartDay: event.target.checked })}
          >
            {t('countStartDayHelp')}
          </Checkbox>
        </Line>
        <Line label={t('legalBasis')} id="item-basis" fault={fault('legalBasis')}>
          <Input.TextArea
            id="item-basis"
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={1000}
            placeholder={t('legalBasisHint')}
            disabled={readOnly}
            value={item.legalBasis}
            onChange={(event) => change({ legalBasis: event.target.value })}
          />
        </Line>
      </section>
    </>
  );
}
