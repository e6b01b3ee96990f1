import { LAYER_GROUPS } from '@project-cloud/library';
import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLayer } from '@/locale/studio-layer';
import { follow } from '../item/item-draft';
import { Line } from '../library/line';
import type { LayerPart } from './layer-editor';

const DAY = 'YYYY-MM-DD';
const TEXTS = ['legalBasis', 'advice'] as const;

/** What a layer is called, whose data it shows, and what to do where a project meets it. */
export function AboutLayer({ layer, layerKey, readOnly, change, fault }: LayerPart) {
  const t = useText(studioLayer);
  const label = useLabel();
  return (
    <section>
      <SectionTitle title={t('about')} />
      <Line label={t('name')} id="layer-name" fault={fault('name.zh')}>
        <Input
          id="layer-name"
          maxLength={100}
          disabled={readOnly}
          value={layer.name.zh}
          onChange={(event) => change({ name: follow(layer.name, event.target.value) })}
        />
      </Line>
      <Line label={t('nameEn')} id="layer-english">
        <Input
          id="layer-english"
          maxLength={200}
          disabled={readOnly}
          value={layer.name.en}
          onChange={(event) => change({ name: { ...layer.name, en: event.target.value } })}
        />
      </Line>
      <Line label={t('key')}>
        <code>{layerKey}</code>
      </Line>
      <Line label={t('group')} id="layer-group">
        <Select
          id="layer-group"
          disabled={readOnly}
          value={layer.group}
          options={Object.entries(LAYER_GROUPS).map(([value, words]) => ({ value, label: label(words) }))}
          onChange={(group: string) => change({ group: group as typeof layer.group })}
        />
      </Line>
      <Line label={t('source')} id="layer-source" fault={fault('source')}>
        <Input
          id="layer-source"
          maxLength={200}
          placeholder={t('sourceHint')}
          disabled={readOnly}
          value={layer.source}
          onChange={(event) => change({ source: event.target.value })}
        />
      </Line>
      <Line label={t('sourceDate')} id="layer-date" fault={fault('sourceDate')}>
        <DatePicker
          id="layer-date"
          disabled={readOnly}
          value={layer.sourceDate ? dayjs(layer.sourceDate) : null}
          onChange={(day) => change({ sourceDate: day ? day.format(DAY) : '' })}
        />
      </Line>
      {TEXTS.map((key) => (
        <Line
          key={key}
          label={t(key)}
          id={`layer-${key}`}
          fault={fault(key)}
          {...(key === 'advice' ? { help: t('adviceHelp') } : {})}
        >
          <Input.TextArea
            id={`layer-${key}`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={1000}
            disabled={readOnly}
            value={layer[key]}
            onChange={(event) => change({ [key]: event.target.value })}
          />
        </Line>
      ))}
      <Line label={t('attribution')} id="layer-attribution" help={t('attributionHelp')}>
        <Input
          id="layer-attribution"
          maxLength={200}
          disabled={readOnly}
          value={layer.attribution}
          onChange={(event) => change({ attribution: event.target.value })}
        />
      </Line>
      <Line label={t('order')} id="layer-order" help={t('orderHelp')} fault={fault('order')}>
        <InputNumber
          id="layer-order"
          min={0}
          max={9999}
          precision={0}
          disabled={readOnly}
          value={layer.order}
          onChange={(order) => change({ order: order ?? 0 })}
        />
      </Line>
      <Line label={t('sample')}>
        <Checkbox
          disabled={readOnly}
          checked={layer.sample === true}
          onChange={(event) => change({ sample: event.target.checked })}
        >
          {t('sampleText')}
        </Checkbox>
      </Line>
    </section>
  );
}
