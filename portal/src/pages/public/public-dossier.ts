import type { TimelineItem } from '@/client/types';

/** What the public page shows of a project. */
export interface PublicDossier {
  code: string;
  name: string;
  stage: string | null;
  region: string | null;
  owner: string | null;
  investment: number | null;
  plannedStart: string | null;
  plannedEnd: string | null;
  actualStart: string | null;
  actualEnd: string | null;
  description: string | null;
  updatedAt: string | null;
  timeline: TimelineItem[];
}

/** Reads the answer of GET /public/projects/:code, whose project may stand by itself or in an envelope; newest events first. */
export function readPublicDossier(answer: unknown): PublicDossier {
  const outer = answer as Record<string, unknown>;
  const project = { ...outer, ...(outer.project as Record<string, unknown> | undefined) };
  const text = (key: string) =>
    typeof project[key] === 'string' && project[key] !== '' ? (project[key] as string) : null;
  const named = (value: unknown) =>
    typeof value === 'string' ? value : ((value as { name?: string } | null | undefined)?.name ?? null);
  const timeline = Array.isArray(outer.timeline) ? (outer.timeline as TimelineItem[]) : [];
  return {
    code: text('code') ?? '',
    name: text('name') ?? '',
    stage: text('stage') ?? text('stageLabel'),
    region: named(project.region),
    owner: text('owner_name') ?? named(project.owner),
    investment: typeof project.total_investment === 'number' ? project.total_investment : null,
    plannedStart: text('planned_start'),
    plannedEnd: text('planned_end'),
    actualStart: text('actual_start'),
    actualEnd: text('actual_end'),
    description: text('description'),
    updatedAt: text('updatedAt'),
    timeline: [...timeline].sort((a, b) => b.at.localeCompare(a.at)),
  };
}
