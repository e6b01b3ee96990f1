import { type Draft, must } from '../factories';
import type { Client } from '../harness/client';

interface Opened {
  definition: { id: string; revision: number; body: Record<string, unknown> };
}

const RED_DAYS = [15, 90];

/** What the turn of a release makes of each of its definitions: a column more, and thresholds that turn lights. */
const CHANGES: Record<string, (body: Record<string, unknown>, turn: number) => Record<string, unknown>> = {
  library: (body, turn) => ({
    ...body,
    fields: [
      ...(body.fields as object[]),
      { key: `turn_${turn}`, label: { zh: `第 ${turn} 次`, en: '' }, type: 'text', filterable: true },
    ],
  }),
  form: (body, turn) => ({ ...body, description: `第 ${turn} 次` }),
  view: (body) => ({ ...body, columns: [...(body.columns as object[])].reverse() }),
  rule: (body, turn) => {
    const parameters = body.parameters as Record<string, object>;
    const red = { ...parameters.red_days, value: RED_DAYS[turn % 2] };
    return { ...body, parameters: { ...parameters, red_days: red }, cases: [] };
  },
};

const PARTS: Pick<Draft, 'kind' | 'key'>[] = [
  { kind: 'library', key: 'building' },
  { kind: 'form', key: 'building-entry' },
  { kind: 'view', key: 'building-default' },
  { kind: 'rule', key: 'started-late' },
];

/** A submitted release of four kinds of definitions that hang together; the next turn takes another threshold. */
export async function submitted(
  author: Client,
  turn: number,
  more: { effectiveFrom?: string; parts?: typeof PARTS } = {},
): Promise<string> {
  const { parts = PARTS, ...rest } = more;
  const release = must(await author.post<{ id: string }>('/api/releases', { title: `第 ${turn} 次`, ...rest }), 201).id;
  for (const part of parts) {
    const { definition } = must(await author.post<Opened>('/api/definitions/draft', { ...part, release }), 200, 201);
    const body = CHANGES[part.kind]?.(definition.body, turn);
    must(await author.put(`/api/definitions/${definition.id}`, { revision: definition.revision, body }));
  }
  must(await author.post(`/api/releases/${release}/submit`, {}));
  return release;
}

export const RULE_ONLY = PARTS.filter(({ kind }) => kind === 'rule');
