import { formatFigure } from '@project-cloud/rules-engine';
import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { invalidate, request, useMutation, useQuery, useSession } from '@/client';
import { ErrorState, Hint, LayerBadge, Loaded, layerOf, Page, PageTitle } from '@/components';
import { useLabel, useLanguage, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { RuleBody } from '../body/rule';
import { type DefinitionAnswer, definitionHref } from '../definition-version';
import { RegionChoice } from '../form/header/region-choice';
import { OpenDrafts } from '../open-drafts';
import { RegionName } from '../region-name';
import { StudioNav } from '../studio-nav';
import css from './rule.css';
import { type RuleLayers, thresholdsOf } from './thresholds';

interface StandingRuleProps {
  ruleKey: string;
  region: string | null;
}

/** A rule as it is in force, and the ways to change it: for everybody, or here within its bounds. */
export function StandingRule({ ruleKey, region }: StandingRuleProps) {
  const query = useQuery<DefinitionAnswer>(`/definitions/rule/${encodeURIComponent(ruleKey)}`);
  return (
    <Page>
      <StudioNav />
      <Loaded query={query} kind="form">
        {(answer) => <Standing answer={answer} ruleKey={ruleKey} region={region} />}
      </Loaded>
    </Page>
  );
}

function Standing({ answer, ruleKey, region }: StandingRuleProps & { answer: DefinitionAnswer }) {
  const t = useText(studioRule);
  const label = useLabel();
  const navigate = useNavigate();
  const { user, may } = useSession();
  const version = answer.effective ?? answer.items[0];
  const title = version ? label(version.title) : ruleKey;
  /** A release that says whose thresholds change. */
  const regionRelease = async (code: string, rule: string) => {
    const { name } = await request<{ name: string }>(`/regions/${code}`);
    const made = await request<{ id: string }>('/releases', {
      method: 'POST',
      body: { title: t('regionRelease', { region: name, title: rule }) },
    });
    return made.id;
  };
  const ofPlatform = (user?.region?.path.split('/').filter(Boolean).length ?? 1) <= 1;
  const change = useMutation(async () => {
    const own = region ? await regionRelease(region, title) : null;
    const { definition } = await request<{ definition: { release: string | null } }>('/definitions/draft', {
      method: 'POST',
      body: {
        kind: 'rule',
        key: ruleKey,
        region,
        ...(own && version ? { release: own, title: version.title } : {}),
      },
    });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(
      `/studio/rules/${ruleKey}?${new URLSearchParams({ ...(region ? { region } : {}), release: definition.release ?? '' })}`,
    );
  });
  if (!version) return null;
  const mine = user?.region?.code;
  const drafts = answer.items.filter(({ status }) => status === 'draft');
  return (
    <>
      <PageTitle
        crumbs={[{ label: t('rules'), href: '/studio/rules' }]}
        tab={title}
        title={
          region ? (
            <span className={css.title}>
              <LayerBadge layer={layerOf(region)} /> {title} <RegionName code={region} />
            </span>
          ) : (
            title
          )
        }
        note={t('inForce', { version: version.version })}
        actions={
          <>
            <Link to={definitionHref({ kind: 'rule', key: ruleKey, region })}>{t('history')}</Link>
            {region ? null : ofPlatform ? (
              <RegionChoice onChoose={(code) => navigate(`/studio/rules/${ruleKey}?region=${code}`)} />
            ) : mine ? (
              <Button onClick={() => navigate(`/studio/rules/${ruleKey}?region=${mine}`)}>{t('ourThresholds')}</Button>
            ) : null}
            {may('definition.write') && (region || may('definition.base')) ? (
              <Button type="primary" loading={change.pending} onClick={() => void change.run()}>
                {t(region ? 'changeThresholds' : 'changeRule')}
              </Button>
            ) : null}
          </>
        }
      />
      {change.error ? <ErrorState error={change.error} /> : null}
      {region ? (
        <RegionThresholds ruleKey={ruleKey} region={region} />
      ) : (
        <>
          {drafts.length > 0 ? (
            <Hint tone="plain">
              <OpenDrafts drafts={drafts} hrefOf={(one) => `/studio/rules/${ruleKey}?release=${one}`} />
            </Hint>
          ) : null}
          <RuleBody version={version} />
        </>
      )}
    </>
  );
}

/** The thresholds as they hold in a region, and whose each of them is. */
function RegionThresholds({ ruleKey, region }: { ruleKey: string; region: string }) {
  const t = useText(studioRule);
  const label = useLabel();
  const { language } = useLanguage();
  const query = useQuery<RuleLayers>(`/rules/${ruleKey}/layers`, { query: { region }, fresh: 0 });
  return (
    <Loaded query={query}>
      {(layers) => (
        <>
          {layers.pinned ? (
            <Hint>
              {t('pinned', { base: layers.pinned.baseVersion, newest: layers.pinned.newest })}{' '}
              <Link to={`/studio/reports/${ruleKey}?region=${region}&kind=rule`}>{t('report')}</Link>
            </Hint>
          ) : null}
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th>{t('name')}</th>
                  <th className="number">{t('holdsHere')}</th>
                  <th>{t('whose')}</th>
                  <th className="number">{t('allowed')}</th>
                </tr>
              </thead>
              <tbody>
                {thresholdsOf(layers, region).map(({ key, parameter }) => {
                  const from = layers.origin[key];
                  const name = layers.layers.find((one) => one.region === from)?.name;
                  return (
                    <tr key={key}>
                      <td>{label(parameter.label) || key}</td>
                      <td className="number">
                        {formatFigure(layers.values[key], { unit: parameter.unit ?? null, lang: language })}
                      </td>
                      <td>
                        <LayerBadge layer={layerOf(from)} /> {name ?? t('theRule')}
                      </td>
                      <td className="number">
                        {parameter.min} – {parameter.max}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          {layers.refused.map(({ region: of, parameter, message }) => (
            <Hint key={`${of} ${parameter}`}>{label(message)}</Hint>
          ))}
        </>
      )}
    </Loaded>
  );
}
