import type { Entry } from '@/client';
import { EMPTY, LightShape, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './dossier.css';
import { type Milestone, milestonesOf } from './milestones';
import { today } from './today';
import { useLibrary } from './use-library';

/** The nodes of a project: hollow is planned, filled is done, red is past its day. */
export function MilestoneList({ entry }: { entry: Entry }) {
  const t = useText(words);
  const library = useLibrary(entry).data;
  const permits = new Set((library?.permits ?? []).map(({ date }) => date));
  const fields = (library?.fields ?? []).filter(({ key }) => !permits.has(key));
  const nodes = milestonesOf(entry.project, entry.values, fields, today());
  if (nodes.length === 0) return null;
  return (
    <section className={css.block}>
      <SectionTitle title={t('dossier.nodes')} note={t('dossier.nodesNote')} />
      <ol className={css.nodes}>
        {nodes.map((node) => (
          <Row key={node.key} node={node} />
        ))}
      </ol>
    </section>
  );
}

function Row({ node }: { node: Milestone }) {
  const t = useText(words);
  const label = useLabel();
  const name = node.key === 'start' ? t('dossier.start') : node.key === 'end' ? t('dossier.end') : label(node.label);
  return (
    <li className={css[`node-${node.state}`]}>
      <span className={css.nodeName}>{name}</span>
      <span className={css.planned}>{node.planned ? t('dossier.planned', { date: node.planned }) : ''}</span>
      <span>{node.actual ? t('dossier.actual', { date: node.actual }) : EMPTY}</span>
      <span className={node.state === 'late' ? css.past : css.late}>
        {node.state === 'late' && node.late !== null ? (
          <>
            <LightShape light="red" size={10} /> {t('dossier.past', { n: node.late })}
          </>
        ) : node.late === null ? null : node.late > 0 ? (
          t('dossier.lateBy', { n: node.late })
        ) : node.late < 0 ? (
          t('dossier.earlyBy', { n: -node.late })
        ) : (
          t('dossier.onTime')
        )}
      </span>
    </li>
  );
}
