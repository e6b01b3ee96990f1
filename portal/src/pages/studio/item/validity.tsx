import { ITEM_CLASSES } from '@project-cloud/library';
import { Checkbox, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { Line } from '../library/line';
import css from './item.css';
import type { ItemPart } from './item-editor';

const MANAGED = ['approval', 'verification', 'record'] as const;

/** For which projects, from which day to which. */
export function Validity({ item, readOnly, change, fault }: ItemPart) {
  const t = useText(studioItem);
  const label = useLabel();
  const { inForce } = item;
  const day = (part: 'from' | 'until', id: string, empty: string) => (
    <DatePicker
      id={id}
      disabled={readOnly}
      placeholder={empty}
      value={inForce[part] ? dayjs(inForce[part]) : null}
      onChange={(next) => change({ inForce: { ...inForce, [part]: next ? next.format('YYYY-MM-DD') : null } })}
    />
  );
  return (
    <section className={css.block}>
      <SectionTitle title={t('validity')} />
      <Line label={t('approvalClasses')} help={t('approvalClassesHelp')} fault={fault('approvalClasses')}>
        <Checkbox.Group
          disabled={readOnly}
          value={item.approvalClasses}
          options={MANAGED.map((value) => ({ value, label: label(ITEM_CLASSES[value]) }))}
          onChange={(next) => change({ approvalClasses: next as string[] })}
        />
      </Line>
      <Line label={t('from')} id="item-from" fault={fault('inForce.from')}>
        {day('from', 'item-from', t('atOnce'))}
      </Line>
      <Line label={t('until')} id="item-until" help={t('untilHelp')} fault={fault('inForce.until')}>
        {day('until', 'item-until', t('never'))}
      </Line>
      <Line label={t('sample')}>
        <Checkbox
          disabled={readOnly}
          checked={item.sample === true}
          onChange={(event) => change({ sample: event.target.checked })}
        >
          {t('sampleText')}
        </Checkbox>
      </Line>
    </section>
  );
}
