import { ROLES, type Role } from '@project-cloud/access';
import { defineError } from '@project-cloud/kernel';
import type { Envelope, Text } from '../definition/envelope';
import type { LibraryBody } from '../definition/library';

type Touching = Pick<Envelope, 'kind' | 'key' | 'body'>;

/** A library as it decides on its releases: what is in force, or what a release makes where nothing is yet. */
export interface DecidingLibrary {
  key: string;
  body: LibraryBody;
}

/** Whether a definition is a part of a library: itself, or something that it names. */
export function belongsTo({ kind, key, body }: Touching, library: DecidingLibrary): boolean {
  const { form, reportForm, rules, fields, reportFields, items = [], indicators = [] } = library.body;
  switch (kind) {
    case 'library':
      return key === library.key;
    case 'form':
      return key === form || key === reportForm;
    case 'view':
    case 'report':
      return body.library === library.key;
    case 'rule':
      return rules.includes(key);
    case 'item':
      return items.includes(key);
    case 'indicator':
      return indicators.includes(key);
    case 'dictionary':
      return [...fields, ...reportFields].some(
        (field) => field.dictionary === key || field.columns?.some((column) => column.dictionary === key),
      );
    default:
      return false;
  }
}

/** Who may let something out: these roles, because these libraries say so (none: everybody who publishes at all). */
export interface Approving {
  roles: readonly Role[];
  libraries: readonly Text[];
}

/** The roles that all libraries touched agree on, among those that publish at all. */
export function approvingRoles(
  parts: readonly Touching[],
  libraries: readonly DecidingLibrary[],
  publishing: readonly Role[],
): Approving {
  const naming = libraries.filter(
    (library) =>
      publishing.some((role) => library.body.roles.approve?.includes(role)) &&
      parts.some((part) => belongsTo(part, library)),
  );
  const roles = publishing.filter((role) => naming.every(({ body }) => body.roles.approve?.includes(role)));
  return { roles, libraries: naming.map(({ body }) => body.name) };
}

const rolesIn = (roles: readonly Role[], lang: 'zh' | 'en') => {
  const names = roles.map((role) => ROLES[role][lang]);
  return names.join(lang === 'zh' ? '、' : ' or ');
};
const namesIn = (libraries: readonly Text[], lang: 'zh' | 'en') =>
  libraries
    .map((name) => (lang === 'zh' ? `“${name.zh}”` : `“${name.en || name.zh}”`))
    .join(lang === 'zh' ? '、' : ', ');

export const ApproverRefused = defineError(
  'RELEASE_APPROVER_REFUSED',
  403,
  ({ roles, libraries, people }: Approving & { people: readonly string[] }) => ({
    zh:
      roles.length === 0
        ? `${namesIn(libraries, 'zh')}指定的批准角色互不相同，没有人能批准，请拆成几个发布单`
        : `${namesIn(libraries, 'zh')}的发布由${rolesIn(roles, 'zh')}批准${people.length > 0 ? `，可以请${people.join('、')}办理` : ''}`,
    en:
      roles.length === 0
        ? `${namesIn(libraries, 'en')} name different approvers, so nobody can approve this; split the release`
        : `Releases of ${namesIn(libraries, 'en')} are approved by: ${rolesIn(roles, 'en')}${people.length > 0 ? `. Ask ${people.join(', ')}` : ''}`,
  }),
);

/** Somebody else was asked: whoever decides instead says why. */
export const ApproverAsked = defineError('RELEASE_APPROVER_ASKED', 422, (p: { name: string }) => ({
  zh: `提交时请的是${p.name}批准，由您批准要写明原因`,
  en: `${p.name} was asked to approve this; say why you do it instead`,
}));
