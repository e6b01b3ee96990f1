import { useCallback, useMemo } from 'react';
import { Page } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLayer } from '@/locale/studio-layer';
import { FaultSummary, faultAt } from '../item/faults';
import css from '../item/item.css';
import { DraftHead } from '../saving/draft-head';
import type { OpenedDraft } from '../saving/in-release';
import { useBodyFaults } from '../saving/use-body-faults';
import { useMergedDraft } from '../saving/use-merged-draft';
import { AboutLayer } from './about-layer';
import { LayerData } from './layer-data';
import { type LayerDraft, readLayer } from './layer-draft';
import { LayerStyle } from './layer-style';

/** What every part of the editor gets. */
export interface LayerPart {
  layer: LayerDraft;
  layerKey: string;
  readOnly: boolean;
  change(part: Partial<LayerDraft>): void;
  fault(path: string): string | undefined;
}

const NAMES: Record<string, keyof typeof studioLayer.zh> = {
  name: 'name',
  group: 'group',
  geometry: 'geometry',
  style: 'style',
  source: 'source',
  sourceDate: 'sourceDate',
  legalBasis: 'legalBasis',
  advice: 'advice',
  attribution: 'attribution',
  dataVersion: 'dataVersion',
  order: 'order',
};

/** A layer as a sheet to be filled in, with its data; it saves itself. */
export function LayerEditor({ layerKey, ...draft }: OpenedDraft & { layerKey: string }) {
  const t = useText(studioLayer);
  const label = useLabel();
  const { opened, readOnly } = draft;
  const saving = useMergedDraft(opened, readOnly);
  const layer = useMemo(() => readLayer(saving.body), [saving.body]);
  const issues = useBodyFaults('layer', layerKey, saving.body, saving.issues);
  const { change: save } = saving;
  const change = useCallback((part: Partial<LayerDraft>) => save((body) => ({ ...body, ...part })), [save]);
  const part: LayerPart = { layer, layerKey, readOnly, change, fault: (path) => faultAt(issues, path) };
  return (
    <Page>
      <DraftHead
        {...draft}
        title={label(layer.name) || layerKey}
        room={{ label: t('layers'), href: '/studio/layers' }}
        saving={saving}
        nameOf={(key) => (NAMES[key] ? t(NAMES[key]) : key)}
      />
      <FaultSummary issues={issues} />
      <div className={css.sheet}>
        <AboutLayer {...part} />
        <LayerStyle {...part} />
        <LayerData {...part} saved={saving.flush} />
      </div>
    </Page>
  );
}
