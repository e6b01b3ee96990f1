import {
  type DesignedLibrary,
  defaultView,
  entryForm,
  type Field,
  followForm,
  reportForm,
} from '@project-cloud/library';
import { isClientError, request } from '@/client';
import { type Draft, openDraft, putDraft } from '../draft';

type Body = Record<string, unknown>;
type Words = { zh: string; en: string };

/** What of a library its form and its list are made of. */
export interface Designed {
  name: Words;
  moneyUnit: string;
  form: string;
  reportForm: string | null;
  view: string;
  fields: Field[];
  reportFields: Field[];
}

export function designed(body: Body): Designed {
  const list = (value: unknown) => (Array.isArray(value) ? (value as Field[]) : []);
  return {
    name: (body.name as Words | undefined) ?? { zh: '', en: '' },
    moneyUnit: typeof body.moneyUnit === 'string' ? body.moneyUnit : '万元',
    form: typeof body.form === 'string' ? body.form : '',
    reportForm: typeof body.reportForm === 'string' && body.reportForm !== '' ? body.reportForm : null,
    view: typeof body.view === 'string' ? body.view : '',
    fields: list(body.fields),
    reportFields: list(body.reportFields),
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const entryOf = ({ name, moneyUnit, fields }: Designed): DesignedLibrary => ({ name, moneyUnit, fields });
const reportOf = ({ name, moneyUnit, reportFields }: Designed): DesignedLibrary => ({
  name,
  moneyUnit,
  fields: reportFields,
});

export const entryTitle = (name: Words): Words => ({ zh: `${name.zh}登记表`, en: name.en ? `${name.en} entry` : '' });
export const reportTitle = (name: Words): Words => ({ zh: `${name.zh}月报`, en: name.en ? `${name.en} report` : '' });
export const allRows: Words = { zh: '全部，红灯在前', en: 'All, reds first' };

const TRIES = 4;

/** The draft in this release, else what is in force, else the newest; null when there is none of this key. */
async function standing({ kind, key, release }: Place): Promise<Body | null> {
  try {
    const { items, effective } = await request<{ items: Draft[]; effective: Draft | null }>(
      `/definitions/${kind}/${key}`,
    );
    return (
      (items.find((item) => item.status === 'draft' && item.release === release) ?? effective ?? items[0])?.body ?? null
    );
  } catch (error) {
    if (isClientError(error) && error.status === 404) return null;
    throw error;
  }
}

interface Place {
  kind: 'form' | 'view';
  key: string;
  release: string;
  title: Words;
}

/** Carries a change into another draft of the release, which is opened only for that; somebody may be saving it as well. */
async function carry(place: Place, fresh: Body, change: (body: Body) => Body): Promise<void> {
  const there = await standing(place);
  if (there === null) {
    await openDraft({ ...place, body: fresh });
    return;
  }
  for (let n = 0; n < TRIES && !same(change(there), there); n += 1) {
    const { definition } = await openDraft(place);
    const next = change(definition.body);
    if (same(next, definition.body)) return;
    try {
      await putDraft(definition.id, { revision: definition.revision, body: next });
      return;
    } catch (error) {
      if (!isClientError(error) || error.code !== 'REVISION_CONFLICT' || n === TRIES - 1) throw error;
    }
  }
}

/** After a library was saved: its forms and its first list follow it, in the same release. Nothing to do is nothing asked. */
export async function keepInStep(release: string, key: string, before: Designed, after: Designed): Promise<void> {
  const entryChanged = !same(
    [before.fields, before.name, before.moneyUnit],
    [after.fields, after.name, after.moneyUnit],
  );
  if (after.form && entryChanged)
    await carry(
      { kind: 'form', key: after.form, release, title: entryTitle(after.name) },
      entryForm(entryOf(after)),
      (form) => followForm(form, entryOf(before), entryOf(after)),
    );
  const reportChanged = !same(
    [before.reportFields, before.name, before.reportForm],
    [after.reportFields, after.name, after.reportForm],
  );
  if (after.reportForm && reportChanged)
    await carry(
      { kind: 'form', key: after.reportForm, release, title: reportTitle(after.name) },
      reportForm(reportOf(after)),
      (form) => followForm(form, reportOf(before), reportOf(after), reportForm),
    );
  if (after.view && !same(before.fields, after.fields)) {
    const view = (fields: Field[]) => defaultView(key, allRows, fields);
    await carry({ kind: 'view', key: after.view, release, title: allRows }, view(after.fields), (body) =>
      same(body, view(before.fields)) ? view(after.fields) : body,
    );
  }
}
