import { LAYER_DASHES, LAYER_GEOMETRIES, LAYER_GROUPS } from '@project-cloud/library';
import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { invalidate, useMutation, useQuery, useSession } from '@/client';
import { ErrorState, formatDate, Hint, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { studioLayer } from '@/locale/studio-layer';
import type { MapLayer } from '@/pages/desk/map/map-data';
import { Swatch } from '@/pages/desk/map/swatch';
import type { DefinitionAnswer } from '../definition-version';
import { openDraft } from '../draft';
import { Facts } from '../item/facts';
import { OpenDrafts } from '../item/open-drafts';
import { Versions } from '../item/versions';
import { StudioNav } from '../studio-nav';
import { readLayer } from './layer-draft';

/** A layer as it is in force, and the way to change it. */
export function StandingLayer({ layerKey }: { layerKey: string }) {
  const query = useQuery<DefinitionAnswer>(`/definitions/layer/${encodeURIComponent(layerKey)}`);
  return (
    <Page>
      <StudioNav />
      <Loaded query={query} kind="form">
        {(answer) => <Standing answer={answer} layerKey={layerKey} />}
      </Loaded>
    </Page>
  );
}

function Standing({ answer, layerKey }: { answer: DefinitionAnswer; layerKey: string }) {
  const t = useText(studioLayer);
  const words = useText(studioItem);
  const label = useLabel();
  const navigate = useNavigate();
  const { user, may } = useSession();
  const layers = useQuery<{ items: MapLayer[] }>('/layers', { fresh: 5000 }).data?.items ?? [];
  const version = answer.effective ?? answer.items[0];
  const change = useMutation(async () => {
    const { definition } = await openDraft({ kind: 'layer', key: layerKey });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/layers/${layerKey}?release=${definition.release ?? ''}`);
  });
  if (!version) return null;
  const layer = readLayer(version.body);
  const data = layers.find(({ key }) => key === layerKey)?.data;
  const ofPlatform = (user?.region?.path.split('/').filter(Boolean).length ?? 1) <= 1;
  return (
    <>
      <PageTitle
        crumbs={[{ label: t('layers'), href: '/studio/layers' }]}
        title={label(version.title)}
        note={answer.effective ? words('versionN', { n: version.version }) : words('neverPublished')}
        actions={
          <>
            {data ? <Link to={`/desk/map?on=${layerKey}`}>{t('onMap')}</Link> : null}
            {may('model.write') && ofPlatform && answer.effective ? (
              <Button type="primary" loading={change.pending} onClick={() => void change.run()}>
                {words('change')}
              </Button>
            ) : null}
          </>
        }
      />
      {change.error ? <ErrorState error={change.error} /> : null}
      <OpenDrafts items={answer.items} href={`/studio/layers/${layerKey}`} />
      {layer.sample ? <Hint tone="plain">{t('sampleText')}</Hint> : null}
      <Facts
        rows={[
          [t('group'), label(LAYER_GROUPS[layer.group])],
          [
            t('style'),
            <>
              <Swatch geometry={layer.geometry} {...layer.style} /> {label(LAYER_GEOMETRIES[layer.geometry])}{' '}
              {label(LAYER_DASHES[layer.style.dash])}
            </>,
          ],
          [t('source'), layer.source],
          [t('sourceDate'), layer.sourceDate ? formatDate(layer.sourceDate) : null],
          [t('data'), data ? t('dataN', { n: data.version, features: data.features }) : t('noData')],
          [t('legalBasis'), layer.legalBasis],
          [t('advice'), layer.advice],
          [t('attribution'), layer.attribution],
        ]}
      />
      <Versions kind="layer" definition={layerKey} />
    </>
  );
}
