import { useParams, useSearchParams } from 'umi';
import { InRelease } from '../saving/in-release';
import { RuleEditor } from './rule-editor';
import { StandingRule } from './standing-rule';
import { ThresholdsEditor } from './thresholds-editor';

/** A rule, or one region's thresholds of it: as it is in force, or in a release as a draft. */
export default function RulePage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const release = search.get('release');
  const region = search.get('region');
  if (!release) return <StandingRule key={`${key} ${region}`} ruleKey={key} region={region} />;
  return (
    <InRelease key={`${key} ${region} ${release}`} kind="rule" definition={key} region={region} release={release}>
      {(draft) =>
        region ? <ThresholdsEditor {...draft} ruleKey={key} region={region} /> : <RuleEditor {...draft} ruleKey={key} />
      }
    </InRelease>
  );
}
