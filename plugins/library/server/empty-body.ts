import type { Kind } from '../domain';
import { definitions } from './definition-store';
import type { Slot } from './slot';

const EMPTY: Partial<Record<Kind, (slot: Slot, title: string) => Record<string, unknown>>> = {
  library: (_, title) => ({
    name: { zh: title, en: '' },
    currency: 'CNY',
    moneyUnit: '万元',
    fields: [],
    stages: [],
    initialStage: '',
    form: '',
    view: '',
  }),
  form: (_, title) => ({ type: 'object', title, properties: {} }),
  rule: ({ key }, title) => ({
    key,
    kind: 'warning',
    title: { zh: title, en: '' },
    legalBasis: '',
    parameters: {},
    conditions: {},
    rules: [],
    cases: [],
  }),
  view: () => ({ library: '', columns: [] }),
  dictionary: () => ({ items: [] }),
};

/** What a new draft begins with; a region's layer with no change to the base that is in force. */
export async function emptyBody(slot: Slot, title: string): Promise<Record<string, unknown>> {
  if (slot.region !== null) {
    const base = (await definitions.effective(slot.kind, slot.key))?.version ?? 1;
    return slot.kind === 'rule' ? { base, region: slot.region, parameters: {} } : { base, operations: [] };
  }
  return EMPTY[slot.kind]?.(slot, title) ?? {};
}
