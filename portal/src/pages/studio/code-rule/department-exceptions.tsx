import { Button, Input, Select, Space } from 'antd';
import { useQuery } from '@/client';
import { useLabel, useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import { Line } from '../library/line';
import type { CodeRuleDraft } from './read-code-rule';

type Exception = CodeRuleDraft['by'][number];

interface ExceptionsProps {
  lines: readonly Exception[];
  readOnly: boolean;
  fault: string | undefined;
  onChange(lines: Exception[]): void;
}

/** Libraries and industries whose projects have a department code of their own. */
export function DepartmentExceptions({ lines, readOnly, fault, onChange }: ExceptionsProps) {
  const t = useText(codeRule);
  const label = useLabel();
  const libraries =
    useQuery<{ items: { key: string; name: { zh: string; en: string } }[] }>('/libraries').data?.items ?? [];
  const put = (at: number, more: Partial<Exception>) =>
    onChange(lines.map((line, nth) => (nth === at ? { ...line, ...more } : line)));
  return (
    <Line label={t('exceptions')} help={t('exceptionsHelp')} fault={fault}>
      {lines.map(({ of, value, code }, at) => {
        const name = (what: 'kindOf' | 'value' | 'code') => t('lineOf', { n: at + 1, what: t(what) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
          <Space key={at} wrap>
            <Select
              aria-label={name('kindOf')}
              disabled={readOnly}
              value={of}
              popupMatchSelectWidth={false}
              options={(['library', 'industry'] as const).map((one) => ({
                value: one,
                label: t(one === 'library' ? 'ofLibrary' : 'ofIndustry'),
              }))}
              onChange={(next) => put(at, { of: next, value: '' })}
            />
            {of === 'library' ? (
              <Select
                aria-label={name('value')}
                disabled={readOnly}
                value={value || null}
                popupMatchSelectWidth={false}
                style={{ minWidth: 160 }}
                options={libraries.map((one) => ({ value: one.key, label: label(one.name) }))}
                onChange={(next: string | null) => put(at, { value: next ?? '' })}
              />
            ) : (
              <Input
                aria-label={name('value')}
                disabled={readOnly}
                maxLength={5}
                value={value}
                onChange={(event) => put(at, { value: event.target.value })}
              />
            )}
            <Input
              aria-label={name('code')}
              disabled={readOnly}
              maxLength={2}
              value={code}
              onChange={(event) => put(at, { code: event.target.value })}
            />
            <Button disabled={readOnly} onClick={() => onChange(lines.filter((_, nth) => nth !== at))}>
              {t('remove')}
            </Button>
          </Space>
        );
      })}
      <Button disabled={readOnly} onClick={() => onChange([...lines, { of: 'library', value: '', code: '' }])}>
        {t('addException')}
      </Button>
    </Line>
  );
}
