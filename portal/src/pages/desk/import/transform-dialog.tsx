import type { ColumnMapping, ColumnTransform } from '@project-cloud/registry';
import { Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import { waysOf } from './edit-mapping';
import css from './import.css';
import { showCell } from './result';
import type { TargetField } from './target-fields';
import { MONEY_FACTORS } from './transform-words';
import { readValueRows, ValueTable, writeValueRows } from './value-table';

interface DialogProps {
  column: ColumnMapping;
  field: TargetField | null;
  samples: unknown[];
  onSave(transform: ColumnTransform): void;
  onClose(): void;
}

/** How the cells of one column become values: order of dates, factor, separator, value table, what stands for an empty cell. */
export function TransformDialog({ column, field, samples, onSave, onClose }: DialogProps) {
  const t = useText(importing);
  const common = useText();
  const label = useLabel();
  const [transform, setTransform] = useState<ColumnTransform>(column.transform ?? {});
  const [rows, setRows] = useState(() => readValueRows(column.transform?.values));
  const ways = waysOf(field?.type ?? '');
  const set = (part: Partial<ColumnTransform>) => setTransform((now) => ({ ...now, ...part }));
  const texts = [...new Set(samples.filter((value) => value !== null && value !== '').map(showCell))];
  return (
    <Modal
      open
      width={560}
      title={t('readingOf', { column: column.column })}
      okText={t('useThis')}
      cancelText={common('cancel')}
      onCancel={onClose}
      onOk={() => onSave({ ...transform, values: writeValueRows(rows) })}
    >
      <div className={css.dialog}>
        <p className="note">
          {t('fillsField', { field: label(field?.label), samples: texts.slice(0, 4).join('　') || '—' })}
        </p>
        {ways.date ? (
          <div className={css.choice}>
            <label htmlFor="read-dateOrder">{t('dateOrder')}</label>
            <Select
              id="read-dateOrder"
              value={transform.dateFormat ?? ''}
              onChange={(order: '' | 'YMD' | 'MDY' | 'DMY') => set({ dateFormat: order || undefined })}
              options={(['', 'YMD', 'MDY', 'DMY'] as const).map((order) => ({
                value: order,
                label: t(`order_${order || 'auto'}`),
              }))}
            />
          </div>
        ) : null}
        {ways.factor ? <Factor field={field} value={transform.factor} onChange={(factor) => set({ factor })} /> : null}
        {ways.split ? (
          <div className={css.choice}>
            <label htmlFor="read-split">{t('split')}</label>
            <Input
              id="read-split"
              value={transform.split ?? ''}
              maxLength={5}
              placeholder={t('splitHint')}
              onChange={(event) => set({ split: event.target.value || undefined })}
            />
          </div>
        ) : null}
        <div className={css.choice}>
          <label htmlFor="read-whenEmpty">{t('whenEmpty')}</label>
          <Input
            id="read-whenEmpty"
            value={transform.default ?? ''}
            maxLength={500}
            placeholder={t('whenEmptyHint')}
            onChange={(event) => set({ default: event.target.value || undefined })}
          />
        </div>
        <ValueTable rows={rows} samples={texts} options={field?.options ?? []} onChange={setRows} />
      </div>
    </Modal>
  );
}

interface FactorProps {
  field: TargetField | null;
  value: number | undefined;
  onChange(value: number | undefined): void;
}

function Factor({ field, value, onChange }: FactorProps) {
  const t = useText(importing);
  const money = field?.type === 'money' && field.unit === '万元';
  const known = !value || MONEY_FACTORS.some(({ factor }) => factor === value);
  const [own, setOwn] = useState(!known);
  return (
    <>
      {money ? (
        <div className={css.choice}>
          <label htmlFor="read-writtenIn">{t('writtenIn')}</label>
          <Select
            id="read-writtenIn"
            value={own ? 'own' : String(value ?? '')}
            onChange={(chosen: string) => {
              setOwn(chosen === 'own');
              if (chosen !== 'own') onChange(chosen ? Number(chosen) : undefined);
            }}
            options={[
              { value: '', label: t('unitSame') },
              ...MONEY_FACTORS.map(({ factor, word }) => ({ value: String(factor), label: t(word) })),
              { value: 'own', label: t('factorOwn') },
            ]}
          />
        </div>
      ) : null}
      {!money || own ? (
        <div className={css.choice}>
          <label htmlFor="read-factor">{t('factor')}</label>
          <InputNumber
            id="read-factor"
            value={value ?? null}
            min={0.000001}
            placeholder="1"
            onChange={(next) => onChange(next ?? undefined)}
          />
        </div>
      ) : null}
    </>
  );
}
