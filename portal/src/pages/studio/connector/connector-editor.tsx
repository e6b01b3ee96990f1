import { Button, Input, InputNumber, Select } from 'antd';
import { useCallback, useMemo } from 'react';
import { type Library, useQuery } from '@/client';
import { Page, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { connector } from '@/locale/connector';
import { FaultSummary, faultAt } from '../item/faults';
import css from '../item/item.css';
import { Line } from '../library/line';
import { DraftHead } from '../saving/draft-head';
import type { OpenedDraft } from '../saving/in-release';
import { useBodyFaults } from '../saving/use-body-faults';
import { useMergedDraft } from '../saving/use-merged-draft';
import { type ConnectorDraft, type FieldDraft, readConnector } from './connector-draft';
import { FieldEditor } from './field-editor';

const NAMES: Record<string, keyof typeof connector.zh> = {
  library: 'library',
  address: 'address',
  interfaceVersion: 'interfaceVersion',
  legalBasis: 'legalBasis',
  schedule: 'schedule',
  batchSize: 'batchSize',
  fields: 'mapping',
};

const newField: FieldDraft = {
  code: '',
  label: { zh: '', en: '' },
  type: 'text',
  required: false,
  from: { kind: 'field', key: '' },
};

/** A connector as a sheet to be filled in; it saves itself. */
export function ConnectorEditor({ connectorKey, ...draft }: OpenedDraft & { connectorKey: string }) {
  const t = useText(connector);
  const label = useLabel();
  const { opened, readOnly } = draft;
  const saving = useMergedDraft(opened, readOnly);
  const one = useMemo(() => readConnector(saving.body), [saving.body]);
  const issues = useBodyFaults('connector', connectorKey, saving.body, saving.issues);
  const library = useQuery<Library>(one.library ? `/libraries/${one.library}` : null).data;
  const { change: save } = saving;
  const change = useCallback((part: Record<string, unknown>) => save((body) => ({ ...body, ...part })), [save]);
  const setFields = (fields: FieldDraft[]) => change({ fields });
  return (
    <Page>
      <DraftHead
        {...draft}
        title={label(opened.definition.title) || connectorKey}
        room={{ label: t('room'), href: '/studio/connectors' }}
        saving={saving}
        nameOf={(key) => (NAMES[key] ? t(NAMES[key]) : key)}
      />
      <FaultSummary issues={issues} />
      <div className={css.sheet}>
        <Receiver one={one} readOnly={readOnly} change={change} fault={(path) => faultAt(issues, path)} />
        <section className={css.block}>
          <SectionTitle title={t('mapping')} />
          {one.fields.map((field, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a field has no name of its own until one is written
            <div key={at} className={css.block}>
              <FieldEditor
                field={field}
                at={at}
                library={library}
                readOnly={readOnly}
                change={(part) => setFields(one.fields.map((it, nth) => (nth === at ? { ...it, ...part } : it)))}
                remove={() => setFields(one.fields.filter((_, nth) => nth !== at))}
                fault={(path) => faultAt(issues, `fields.${at}.${path}`)}
              />
            </div>
          ))}
          {readOnly ? null : <Button onClick={() => setFields([...one.fields, newField])}>{t('addField')}</Button>}
        </section>
      </div>
    </Page>
  );
}

interface ReceiverProps {
  one: ConnectorDraft;
  readOnly: boolean;
  change(part: Record<string, unknown>): void;
  fault(path: string): string | undefined;
}

function Receiver({ one, readOnly, change, fault }: ReceiverProps) {
  const t = useText(connector);
  const label = useLabel();
  const libraries = useQuery<{ items: { key: string; name: { zh: string; en: string } }[] }>('/libraries').data?.items;
  const texts = [
    ['address', 500, t('addressHelp')],
    ['interfaceVersion', 40, null],
    ['legalBasis', 400, null],
  ] as const;
  return (
    <section>
      <SectionTitle title={t('basics')} />
      <Line label={t('library')} id="connector-library" fault={fault('library')}>
        <Select
          id="connector-library"
          disabled={readOnly}
          popupMatchSelectWidth={false}
          value={one.library || null}
          options={(libraries ?? []).map(({ key, name }) => ({ value: key, label: label(name) || key }))}
          onChange={(library: string) => change({ library })}
        />
      </Line>
      {texts.map(([key, maxLength, help]) => (
        <Line key={key} label={t(key)} id={`connector-${key}`} help={help} fault={fault(key)}>
          <Input
            id={`connector-${key}`}
            maxLength={maxLength}
            disabled={readOnly}
            value={one[key]}
            onChange={(event) => change({ [key]: event.target.value })}
          />
        </Line>
      ))}
      <Line label={t('schedule')} id="connector-daily" help={t('scheduleHelp')} fault={fault('schedule')}>
        <Input
          id="connector-daily"
          maxLength={5}
          disabled={readOnly}
          value={one.daily}
          onChange={({ target }) => change({ schedule: target.value.trim() ? { daily: target.value.trim() } : 'off' })}
        />
      </Line>
      <Line label={t('batchSize')} id="connector-size" fault={fault('batchSize')}>
        <InputNumber
          id="connector-size"
          min={1}
          max={1000}
          precision={0}
          disabled={readOnly}
          value={one.batchSize}
          onChange={(batchSize) => change({ batchSize: batchSize ?? 1 })}
        />
      </Line>
    </section>
  );
}
