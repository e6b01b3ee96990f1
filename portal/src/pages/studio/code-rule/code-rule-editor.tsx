import { Input, Radio } from 'antd';
import { useMemo } from 'react';
import { Page, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import { FaultSummary, faultAt } from '../item/faults';
import css from '../item/item.css';
import { Line } from '../library/line';
import { DraftHead } from '../saving/draft-head';
import type { OpenedDraft } from '../saving/in-release';
import { useBodyFaults } from '../saving/use-body-faults';
import { useMergedDraft } from '../saving/use-merged-draft';
import { DepartmentExceptions } from './department-exceptions';
import { ExampleCodes } from './example-codes';
import { readCodeRule, withSegment } from './read-code-rule';

/** What the frame leaves open, to be chosen; the codes that come of it stand below. It saves itself. */
export function CodeRuleEditor(draft: OpenedDraft) {
  const t = useText(codeRule);
  const { opened, readOnly } = draft;
  const saving = useMergedDraft(opened, readOnly);
  const rule = useMemo(() => readCodeRule(saving.body), [saving.body]);
  const issues = useBodyFaults('code-rule', 'project-code', saving.body, saving.issues);
  const fault = (path: string) => faultAt(issues, path);
  const segment = (part: 'region' | 'department' | 'type', more: Record<string, unknown>) =>
    saving.change((body) => withSegment(body, part, more));
  return (
    <Page>
      <DraftHead
        {...draft}
        title={t('title')}
        room={{ label: t('title'), href: '/studio/code-rule' }}
        saving={saving}
        nameOf={(key) => (key === 'segments' ? t('open') : key === 'legalBasis' ? t('basis') : key)}
      />
      <FaultSummary issues={issues} />
      <div className={css.sheet}>
        <SectionTitle title={t('open')} />
        <Line label={t('frame')}>{t('frameText')}</Line>
        <Line label={t('region')} help={t('regionHelp')} fault={fault('segments.region')}>
          <Radio.Group
            disabled={readOnly}
            value={rule.region}
            options={(['place', 'authority'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(event) => segment('region', { source: event.target.value })}
          />
        </Line>
        <Line
          label={t('department')}
          id="code-department"
          help={t('departmentHelp')}
          fault={fault('segments.department.otherwise')}
        >
          <Input
            id="code-department"
            maxLength={2}
            disabled={readOnly}
            value={rule.otherwise}
            onChange={(event) => segment('department', { otherwise: event.target.value })}
          />
        </Line>
        <DepartmentExceptions
          lines={rule.by}
          readOnly={readOnly}
          fault={fault('segments.department.by')}
          onChange={(by) => segment('department', { by })}
        />
        <Line label={t('type')} id="code-type" help={t('typeHelp')} fault={fault('segments.type.otherwise')}>
          <Input
            id="code-type"
            maxLength={2}
            disabled={readOnly}
            value={rule.type}
            onChange={(event) => segment('type', { otherwise: event.target.value })}
          />
        </Line>
        <Line label={t('basis')} id="code-basis" fault={fault('legalBasis')}>
          <Input.TextArea
            id="code-basis"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            disabled={readOnly}
            value={rule.legalBasis}
            onChange={(event) => saving.change((body) => ({ ...body, legalBasis: event.target.value }))}
          />
        </Line>
      </div>
      <ExampleCodes rule={rule} />
    </Page>
  );
}
