import { type CompiledRule, compileRule, parseRule } from '@project-cloud/rules-engine';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'umi';
import type { FieldIssue } from '@/client';
import { EmptyState, Hint, LightShape, Page } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import type { DraftAnswer } from '../draft';
import type { Release } from '../release/release';
import { useMergedDraft } from '../saving/use-merged-draft';
import { Cases } from './cases';
import { DraftHeader } from './draft-header';
import { JsonText } from './json-text';
import { Basics, Levels } from './levels';
import { Parameters } from './parameters';
import css from './rule.css';
import { RuleContext } from './rule-context';
import { type RuleDraft, readRule } from './rule-draft';
import { useRuleFacts } from './use-rule-facts';

interface RuleEditorProps {
  opened: DraftAnswer;
  bundle: Release;
  ruleKey: string;
  readOnly: boolean;
}

/** A rule as sentences: thresholds, when which light comes on, and examples that run as it is written. */
export function RuleEditor({ opened, bundle, ruleKey, readOnly }: RuleEditorProps) {
  const t = useText(studioRule);
  const label = useLabel();
  const [search] = useSearchParams();
  const saving = useMergedDraft(opened, readOnly);
  const [source, setSource] = useState(false);
  const { dictionary, facts, libraries, failed } = useRuleFacts(ruleKey, bundle.id, search.get('library'));
  const rule = useMemo(() => readRule(saving.body), [saving.body]);
  const parsed = useMemo(() => parseRule(saving.body, { dictionary }), [saving.body, dictionary]);
  const compiled = useMemo<CompiledRule | null>(
    () => (parsed.ok ? compileRule(parsed.rule, { dictionary }) : null),
    [parsed, dictionary],
  );
  const issues = useMemo<FieldIssue[]>(() => {
    if (!parsed.ok) return parsed.issues.map(({ path, message }) => ({ path, code: 'rule', message: label(message) }));
    // What only the server knows, of the body that it has: its cases run here.
    return saving.issues
      .filter(({ code }) => code !== 'case')
      .map((issue) => ({ ...issue, path: issue.path.replace(/^body\.?/, '') }));
  }, [parsed, saving.issues, label]);
  const { change: save } = saving;
  const change = useCallback((part: Partial<RuleDraft>) => save((body) => ({ ...body, ...part })), [save]);
  const edit = { rule, dictionary, facts, issues, readOnly, change };
  const uses = libraries.filter((one) => one.uses);
  return (
    <Page>
      <DraftHeader
        title={label(rule.title) || ruleKey}
        tab={label(rule.title) || ruleKey}
        opened={opened}
        bundle={bundle}
        readOnly={readOnly}
        saving={saving}
        actions={<Button onClick={() => setSource(!source)}>{t(source ? 'hideSource' : 'seeSource')}</Button>}
      />
      <RuleContext.Provider value={edit}>
        {failed ? <Hint>{t('factsUnread')}</Hint> : null}
        {issues.length > 0 ? <Summary issues={issues} /> : null}
        <div className={source ? css.split : undefined}>
          <div className={css.main}>
            <Basics />
            <p className="note">
              {uses.length > 0
                ? t('usedIn', { names: uses.map(({ name }) => label(name)).join(t('listed')) })
                : t('usedNowhere')}
            </p>
            <Parameters />
            <Levels />
            <Cases compiled={compiled} />
            {rule.cases.length === 0 ? <EmptyState title={t('noCases')} hint={t('noCasesHint')} /> : null}
          </div>
          {source ? <JsonText body={saving.body} readOnly={readOnly} onChange={(body) => save(() => body)} /> : null}
        </div>
      </RuleContext.Provider>
    </Page>
  );
}

/** How many faults there are; each is a way to its place. */
function Summary({ issues }: { issues: readonly FieldIssue[] }) {
  const t = useText(studioRule);
  const go = (path: string) => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-at]')].filter((one) =>
      path.startsWith(one.dataset.at ?? '-'),
    );
    places
      .sort((a, b) => (b.dataset.at ?? '').length - (a.dataset.at ?? '').length)[0]
      ?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className={css.summary} role="alert">
      <p>
        <LightShape light="red" size={10} /> {t('faultsN', { n: issues.length })}
      </p>
      <ul>
        {issues.slice(0, 8).map(({ path, message }) => (
          <li key={path + message}>
            <button type="button" className="link" onClick={() => go(path)}>
              {message}
            </button>{' '}
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
