import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import { invalidate, type Label, request, useMutation, useSession } from '@/client';
import { Hint, LayerBadge, layerOf, PageTitle, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { ConflictRows } from '../release/conflict-rows';
import { Refusal } from '../release/decisions';
import type { Choice, OverlayLine, OverlayReport } from '../release/release';
import { type Choices, chosenOf, wayOn } from './choices';
import css from './report.css';

/** What GET …/layers says of the base that serves. */
export interface LayersAnswer {
  base: { version: number };
  pinned: { baseVersion: number; newest: number } | null;
}

interface ReportProps {
  report: OverlayReport;
  layers: LayersAnswer | null;
  title: Label | null;
  /** A draft of the base or a version of it; null: the one in force. */
  to: string | null;
}

/** The report of one region's layer, and its conflicts settled in place. */
export function Report({ report, layers, title, to }: ReportProps) {
  const t = useText(studioRelease);
  const label = useLabel();
  const { may } = useSession();
  const [choices, setChoices] = useState<Choices>({});
  const { kind, key, region, regionName } = report;
  const pinned = layers?.pinned ?? null;
  const moved = report.from !== report.to;
  const name = label(title ?? key);
  const own = `/studio/${kind}s/${key}?region=${region}`;
  const conflicts = chosenOf(report.conflicts, choices);
  return (
    <>
      <PageTitle
        crumbs={[{ label: name, href: own }, { label: t('report') }]}
        tab={t('reportTitle', { region: regionName, title: name })}
        title={
          <span className={css.title}>
            <LayerBadge layer={layerOf(region)} /> {t('reportTitle', { region: regionName, title: name })}
          </span>
        }
        note={
          moved
            ? t('reportFrom', { from: report.from, to: report.to, version: report.version })
            : t('reportSame', { to: report.to })
        }
        actions={<Link to={own}>{t(kind === 'form' ? 'openForm' : 'openRule')}</Link>}
      />
      {pinned ? (
        <Hint>{t('pinned', { base: pinned.baseVersion, newest: pinned.newest })}</Hint>
      ) : layers ? (
        <p className={css.serving}>{t('serving', { base: layers.base.version })}</p>
      ) : null}
      <section className={css.section}>
        <SectionTitle
          title={conflicts.length > 0 ? t('toDecide', { n: conflicts.length }) : t('allFit')}
          note={conflicts.length > 0 ? t('layersKeep') : null}
        />
        {conflicts.length > 0 ? (
          <>
            <ConflictRows
              conflicts={conflicts}
              onChoose={
                may('definition.write') && to === null
                  ? ({ id }, choice: Choice) => setChoices((now) => ({ ...now, [id]: choice }))
                  : null
              }
            />
            {to === null && may('definition.write') ? <Settle report={report} choices={choices} title={title} /> : null}
          </>
        ) : null}
      </section>
      <Lines title={t('kept')} hint={t('keptHint')} lines={report.kept} />
      <Lines title={t('adapted')} hint={t('adaptedHint')} lines={report.adapted} />
      <Lines title={t('suspended')} hint={t('suspendedHint')} lines={report.suspended} />
    </>
  );
}

interface SettleProps {
  report: OverlayReport;
  choices: Choices;
  title: Label | null;
}

/** The layer written anew as chosen: a draft, to be submitted like any other. */
function Settle({ report, choices, title }: SettleProps) {
  const t = useText(studioRelease);
  const navigate = useNavigate();
  const { kind, key, region } = report;
  const way = wayOn(report.conflicts, choices);
  const settle = useMutation(async () => {
    const settled = await request<{ body: Record<string, unknown> }>(`/${kind}s/${key}/settlement`, {
      method: 'POST',
      body: { region, choices: way.choices },
    });
    const { definition } = await request<{ definition: { release: string | null } }>('/definitions/draft', {
      method: 'POST',
      body: { kind, key, region, body: settled.body, ...(title ? { title } : {}) },
    });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/releases/${definition.release}`);
  });
  return (
    <div className={css.settle}>
      <Button
        type="primary"
        disabled={way.open > 0 || way.deferred}
        loading={settle.pending}
        onClick={() => void settle.run()}
      >
        {t('settle')}
      </Button>
      <span className="note">
        {way.open > 0 ? t('settleLeft', { n: way.open }) : t(way.deferred ? 'settleDefer' : 'settleHint')}
      </span>
      {settle.error ? <Refusal error={settle.error} /> : null}
    </div>
  );
}

function Lines({ title, hint, lines }: { title: string; hint: string; lines: readonly OverlayLine[] }) {
  const t = useText(studioRelease);
  const label = useLabel();
  if (lines.length === 0) return null;
  return (
    <section className={css.section}>
      <SectionTitle title={`${title} ${lines.length}`} note={hint} />
      <ul className={css.lines}>
        {lines.map(({ operation, text, why }) => (
          <li key={String(operation)}>
            {label(text)}
            {why ? (
              <p className="note">
                {t('why')}：{label(why)}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
