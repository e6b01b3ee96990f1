import { isOrganisationKind, ORGANISATION_KINDS, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { defineError } from '@project-cloud/kernel';
import type { Kind } from '../domain';

const ItemNotYours = defineError('ITEM_NOT_YOURS', 403, (p: { kind: string }) => {
  const label = isOrganisationKind(p.kind) ? ORGANISATION_KINDS[p.kind] : { zh: p.kind, en: p.kind };
  return {
    zh: `这是“${label.zh}”部门的事项，由该部门的应用管理员或系统管理员维护`,
    en: `This item belongs to "${label.en}"; its application manager or the administrator looks after it`,
  };
});

/** The kind of department that decides on an item, as far as its body says so yet. */
function departmentOf(body: Readonly<Record<string, unknown>>): string | null {
  const { department } = body;
  const kind = typeof department === 'object' && department !== null ? (department as { kind?: unknown }).kind : null;
  return typeof kind === 'string' && kind !== '' ? kind : null;
}

/** An application manager writes the items of his own kind of department: of the water office's none, if he is of another. */
export async function refuseForeignDepartment(
  principal: Principal,
  parts: readonly { kind: Kind; body: Readonly<Record<string, unknown>> }[],
): Promise<void> {
  if (principal.role !== 'application-manager') return;
  const kinds = parts.flatMap((part) => (part.kind === 'item' ? (departmentOf(part.body) ?? []) : []));
  if (kinds.length === 0) return;
  const office = await database.query<{ kind: string }>('SELECT kind FROM organisations WHERE code = $1', [
    principal.organisation?.code ?? '',
  ]);
  const foreign = kinds.find((kind) => kind !== office.rows[0]?.kind);
  if (foreign) throw ItemNotYours({ kind: foreign });
}
