import type { ImportMapping } from '@project-cloud/registry';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';

interface RowBasisProps {
  mapping: ImportMapping;
  columns: string[];
  onChange(mapping: ImportMapping): void;
}

/** Which project a row is about, and, for reports and records, which month. */
export function RowBasis({ mapping, columns, onChange }: RowBasisProps) {
  const t = useText(importing);
  const { identity, use } = mapping;
  const entries = use === 'entries';
  const options = columns.map((name) => ({ value: name, label: name }));
  const identify = (column: string | undefined, scheme: string) =>
    onChange({ ...mapping, identity: column ? { column, scheme, ...(entries ? { optional: true } : {}) } : null });
  const unified = !identity || identity.scheme === 'unified';
  return (
    <>
      <div className={css.choice} id="field-identity">
        <label htmlFor="row-identity">{t('identity')}</label>
        <Select
          id="row-identity"
          allowClear={entries}
          showSearch
          status={!entries && !identity ? 'warning' : ''}
          placeholder={t(entries ? 'identityNone' : 'chooseColumn')}
          value={identity?.column}
          onChange={(column?: string) => identify(column, identity?.scheme ?? 'unified')}
          options={options}
        />
      </div>
      {identity ? (
        <div className={css.choice}>
          <label htmlFor="row-scheme">{t('scheme')}</label>
          <Select
            id="row-scheme"
            value={unified ? 'unified' : 'own'}
            onChange={(kind: string) => identify(identity.column, kind === 'unified' ? 'unified' : 'local')}
            options={[
              { value: 'unified', label: t('schemeUnified') },
              { value: 'own', label: t('schemeOwn') },
            ]}
          />
        </div>
      ) : null}
      {identity && !unified ? (
        <div className={css.choice}>
          <label htmlFor="row-schemeName">{t('schemeName')}</label>
          <Input
            id="row-schemeName"
            value={identity.scheme}
            maxLength={40}
            onChange={(event) =>
              identify(identity.column, event.target.value.toLowerCase().replace(/[^a-z0-9-]/g, '') || 'local')
            }
          />
        </div>
      ) : null}
      {entries ? null : <Period mapping={mapping} columns={columns} onChange={onChange} />}
    </>
  );
}

function Period({ mapping, columns, onChange }: RowBasisProps) {
  const t = useText(importing);
  const { period } = mapping;
  const constant = period && 'constant' in period ? period.constant : null;
  const column = period && 'column' in period ? period.column : null;
  const setColumn = (name: string) => onChange({ ...mapping, period: { column: name } });
  return (
    <>
      <div className={css.choice} id="field-period">
        <label htmlFor="row-period">{t('period')}</label>
        <Select
          id="row-period"
          showSearch
          status={period ? '' : 'warning'}
          placeholder={t('chooseColumn')}
          value={constant ? ' ' : (column ?? undefined)}
          onChange={(value: string) =>
            value === ' '
              ? onChange({ ...mapping, period: { constant: dayjs().subtract(1, 'month').format('YYYY-MM') } })
              : setColumn(value)
          }
          options={[
            { value: ' ', label: t('periodConstant') },
            ...columns.map((name) => ({ value: name, label: t('periodColumn', { column: name }) })),
          ]}
        />
      </div>
      {constant ? (
        <div className={css.choice}>
          <label htmlFor="row-month">{t('month')}</label>
          <DatePicker
            id="row-month"
            picker="month"
            allowClear={false}
            value={dayjs(`${constant}-01`)}
            onChange={(value) => value && onChange({ ...mapping, period: { constant: value.format('YYYY-MM') } })}
          />
        </div>
      ) : null}
      {column ? (
        <div className={css.choice}>
          <label htmlFor="row-dateOrder">{t('dateOrder')}</label>
          <Select
            id="row-dateOrder"
            value={period && 'dateFormat' in period ? (period.dateFormat ?? '') : ''}
            onChange={(dateFormat: '' | 'YMD' | 'MDY' | 'DMY') =>
              onChange({ ...mapping, period: { column, ...(dateFormat ? { dateFormat } : {}) } })
            }
            options={(['', 'YMD', 'MDY', 'DMY'] as const).map((order) => ({
              value: order,
              label: t(`order_${order || 'auto'}`),
            }))}
          />
        </div>
      ) : null}
    </>
  );
}
