import { INDICATOR_PERIODS, INDICATOR_SCOPES } from '@project-cloud/library';
import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { invalidate, useMutation, useQuery, useSession } from '@/client';
import { ErrorState, Hint, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionAnswer } from '../definition-version';
import { openDraft } from '../draft';
import type { CatalogueIndicator } from '../item/catalogue';
import { Facts } from '../item/facts';
import { OpenDrafts } from '../item/open-drafts';
import { Versions } from '../item/versions';
import { StudioNav } from '../studio-nav';
import { type MeasureDraft, readIndicator } from './indicator-draft';

/** An indicator as it is in force, and the way to change it. */
export function StandingIndicator({ indicatorKey }: { indicatorKey: string }) {
  const query = useQuery<DefinitionAnswer>(`/definitions/indicator/${encodeURIComponent(indicatorKey)}`);
  return (
    <Page>
      <StudioNav />
      <Loaded query={query} kind="form">
        {(answer) => <Standing answer={answer} indicatorKey={indicatorKey} />}
      </Loaded>
    </Page>
  );
}

function Standing({ answer, indicatorKey }: { answer: DefinitionAnswer; indicatorKey: string }) {
  const t = useText(studioItem);
  const label = useLabel();
  const navigate = useNavigate();
  const { user, may } = useSession();
  const catalogue = useQuery<{ items: CatalogueIndicator[] }>('/indicators', { fresh: 5000 }).data?.items ?? [];
  const version = answer.effective ?? answer.items[0];
  const change = useMutation(async () => {
    const { definition } = await openDraft({ kind: 'indicator', key: indicatorKey });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/indicators/${indicatorKey}?release=${definition.release ?? ''}`);
  });
  if (!version) return null;
  const indicator = readIndicator(version.body);
  const known = catalogue.find(({ key }) => key === indicatorKey);
  const ofPlatform = (user?.region?.path.split('/').filter(Boolean).length ?? 1) <= 1;
  const nameOf = (key: string) => {
    const found = catalogue.find((one) => one.key === key);
    return <Link to={`/studio/indicators/${key}`}>{found ? label(found.name) : key}</Link>;
  };
  const counted = (measure: MeasureDraft | null) =>
    measure ? (
      <>
        {label(measure.words)} {measure.when ? <code>{measure.when}</code> : null}
      </>
    ) : null;
  return (
    <>
      <PageTitle
        crumbs={[{ label: t('indicators'), href: '/studio/indicators' }]}
        title={label(version.title)}
        note={answer.effective ? t('versionN', { n: version.version }) : t('neverPublished')}
        actions={
          may('model.write') && ofPlatform && answer.effective ? (
            <Button type="primary" loading={change.pending} onClick={() => void change.run()}>
              {t('change')}
            </Button>
          ) : null
        }
      />
      {change.error ? <ErrorState error={change.error} /> : null}
      <OpenDrafts items={answer.items} href={`/studio/indicators/${indicatorKey}`} />
      {indicator.sample ? <Hint tone="plain">{t('sampleIndicator')}</Hint> : null}
      <Facts
        rows={[
          [t('indicatorLevel'), t(indicator.level === 1 ? 'level1' : 'level2')],
          [t('parent'), indicator.parent ? nameOf(indicator.parent) : null],
          [t('numerator'), counted(indicator.numerator)],
          [t('denominator'), counted(indicator.denominator)],
          [t('unit'), indicator.unit],
          [t('weight'), indicator.weight === null ? null : `${indicator.weight}%`],
          [t('scope'), label(INDICATOR_SCOPES[indicator.scope])],
          [t('period'), label(INDICATOR_PERIODS[indicator.period])],
          [t('source'), indicator.source],
          [t('libraries'), known?.libraries.map(({ name }) => label(name)).join(t('listed')) ?? null],
        ]}
      />
      <Versions kind="indicator" definition={indicatorKey} />
    </>
  );
}
