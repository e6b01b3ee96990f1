import { Button } from 'antd';
import { useNavigate } from 'umi';
import { invalidate, useMutation, useQuery, useSession } from '@/client';
import { ErrorState, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';
import type { DefinitionAnswer } from '../definition-version';
import { openDraft } from '../draft';
import { Facts } from '../item/facts';
import { OpenDrafts } from '../item/open-drafts';
import { StudioNav } from '../studio-nav';
import { ExampleCodes } from './example-codes';
import { readCodeRule } from './read-code-rule';
import { RuleVersions } from './rule-versions';

/** The rule as it is in force, what it gives each county, and its versions. */
export function StandingCodeRule() {
  const query = useQuery<DefinitionAnswer>('/definitions/code-rule/project-code');
  return (
    <Page>
      <StudioNav />
      <Loaded query={query} kind="form">
        {(answer) => <Standing answer={answer} />}
      </Loaded>
    </Page>
  );
}

function Standing({ answer }: { answer: DefinitionAnswer }) {
  const t = useText(codeRule);
  const label = useLabel();
  const navigate = useNavigate();
  const { user, may } = useSession();
  const version = answer.effective ?? answer.items[0];
  const change = useMutation(async () => {
    const { definition } = await openDraft({ kind: 'code-rule', key: 'project-code' });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/code-rule?release=${definition.release ?? ''}`);
  });
  if (!version) return null;
  const rule = readCodeRule(version.body);
  const ofPlatform = (user?.region?.path.split('/').filter(Boolean).length ?? 1) <= 1;
  const exceptions = rule.by.map(
    ({ of, value, code }) => `${t(of === 'library' ? 'ofLibrary' : 'ofIndustry')} ${value}: ${code}`,
  );
  return (
    <>
      <PageTitle
        title={t('title')}
        note={answer.effective ? t('versionN', { n: version.version }) : null}
        actions={
          may('model.write') && ofPlatform ? (
            <Button type="primary" loading={change.pending} onClick={() => void change.run()}>
              {t('change')}
            </Button>
          ) : null
        }
      />
      {change.error ? <ErrorState error={change.error} /> : null}
      <OpenDrafts items={answer.items} href="/studio/code-rule" />
      <Facts
        rows={[
          [t('frame'), t('frameText')],
          [t('region'), t(rule.region)],
          [t('department'), rule.otherwise],
          [t('exceptions'), exceptions.join(t('listed')) || t('none')],
          [t('type'), rule.type],
          [t('basis'), rule.legalBasis],
          [t('earlier'), rule.earlier.map((name) => label(name)).join(t('listed'))],
        ]}
      />
      <ExampleCodes rule={rule} />
      <RuleVersions />
    </>
  );
}
