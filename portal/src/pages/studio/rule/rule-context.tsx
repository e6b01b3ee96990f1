import type { FactDictionary, FactEntry } from '@project-cloud/rules-engine';
import { createContext, useContext } from 'react';
import type { FieldIssue } from '@/client';
import { LightShape } from '@/components';
import css from './rule.css';
import type { RuleDraft } from './rule-draft';

/** What every part of the editor shares. */
export interface RuleEdit {
  rule: RuleDraft;
  dictionary: FactDictionary;
  facts: readonly FactEntry[];
  /** Faults by their place in the body. */
  issues: readonly FieldIssue[];
  readOnly: boolean;
  change(part: Partial<RuleDraft>): void;
}

export const RuleContext = createContext<RuleEdit | null>(null);

export function useRule(): RuleEdit {
  const edit = useContext(RuleContext);
  if (!edit) throw new Error('no rule around');
  return edit;
}

/** What is wrong at a place: just there, or with `below` also further in. */
export function Faults({ at, below }: { at: string; below?: boolean }) {
  const { issues } = useRule();
  const found = issues.filter(
    ({ path }) => path === at || (below && (path.startsWith(`${at}.`) || path.startsWith(`${at}[`))),
  );
  if (found.length === 0) return null;
  return (
    <ul className={css.faults} role="alert" data-at={at}>
      {found.map(({ path, message }) => (
        <li key={path + message}>
          <LightShape light="red" size={10} /> {message}
        </li>
      ))}
    </ul>
  );
}
