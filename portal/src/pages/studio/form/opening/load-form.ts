import { isClientError, request } from '@/client';
import type { FormDefinition, OpenedForm, Slot, SlotAnswer } from './definition';

interface RegionLine {
  code: string;
  name: string;
  path: string;
  line?: { code: string; name: string }[];
}

/** The base, the layers from the outermost region to the one asked for, and the draft of a release among them. */
export async function loadForm(key: string, region: string | null, release: string | null): Promise<OpenedForm> {
  const above = region === null ? [] : await lineOf(region);
  const slots = await Promise.all([slotOf(key, null, null), ...above.map(({ code, name }) => slotOf(key, code, name))]);
  const base = slots[0];
  if (!base || (base.effective === null && base.items.length === 0)) throw new Error(key);
  const slot = slots.find((one) => one.region === region) ?? base;
  const draft = release === null ? undefined : slot.items.find((item) => item.release === release && isOpen(item));
  return {
    key,
    region,
    // The root region has a layer only where somebody made one: its form is the base.
    slots: slots.filter((one, at) => at === 0 || one.items.length > 0 || one.region === region || at > 1),
    definition: draft ?? slot.effective ?? null,
    drafting: draft?.status === 'draft',
  };
}

/** A draft that somebody works on, or that waits for approval. */
export function isOpen({ status }: FormDefinition): boolean {
  return status === 'draft' || status === 'submitted';
}

async function lineOf(code: string): Promise<{ code: string; name: string }[]> {
  const region = await request<RegionLine>(`/regions/${encodeURIComponent(code)}`);
  const names = new Map((region.line ?? []).map((one) => [one.code, one.name]));
  names.set(region.code, region.name);
  return region.path
    .split('/')
    .filter(Boolean)
    .map((one) => ({ code: one, name: names.get(one) ?? one }));
}

async function slotOf(key: string, region: string | null, name: string | null): Promise<Slot> {
  try {
    const answer = await request<SlotAnswer>(`/definitions/form/${encodeURIComponent(key)}`, { query: { region } });
    return { region, name, ...answer };
  } catch (error) {
    // A region that never changed this form is no fault; a base that is not there is.
    if (region !== null && isClientError(error) && error.status === 404)
      return { region, name, items: [], effective: null };
    throw error;
  }
}
