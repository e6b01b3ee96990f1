import { useSearchParams } from 'umi';
import { InRelease } from '../saving/in-release';
import { CodeRuleEditor } from './code-rule-editor';
import { StandingCodeRule } from './standing-code-rule';

/** The code rule: as it is in force, or in a release as a draft. */
export default function CodeRulePage() {
  const [search] = useSearchParams();
  const release = search.get('release');
  if (!release) return <StandingCodeRule />;
  return (
    <InRelease key={release} kind="code-rule" definition="project-code" release={release}>
      {(draft) => <CodeRuleEditor {...draft} />}
    </InRelease>
  );
}
