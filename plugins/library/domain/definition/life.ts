import { defineError } from '@project-cloud/kernel';

/** draft → submitted → published → retired; a returned submission is a draft again. A published version never changes. */
const MOVES = { draft: ['submitted'], submitted: ['published', 'draft'], published: ['retired'], retired: [] } as const;
export type Status = keyof typeof MOVES;

export const WrongStatus = defineError('LIBRARY_WRONG_STATUS', 409, (p: { from: string; to: string }) => ({
  zh: `现在的状态是“${p.from}”，不能变为“${p.to}”`,
  en: `A definition that is ${p.from} cannot become ${p.to}`,
}));

export const OwnApproval = defineError('LIBRARY_OWN_APPROVAL', 403, () => ({
  zh: '不能批准自己提交的定义，请由另一位系统管理员批准',
  en: 'You cannot approve your own definition; another administrator has to',
}));

export const DefinitionInvalid = defineError('LIBRARY_DEFINITION_INVALID', 422, (p: { count: number }) => ({
  zh: `定义有 ${p.count} 处不符合要求`,
  en: `The definition has ${p.count} faults`,
}));

export const DefinitionOfRelease = defineError('LIBRARY_OF_RELEASE', 409, () => ({
  zh: '这份草稿属于一个发布单，请在发布单里提交和批准',
  en: 'This draft is part of a release; submit and approve the release',
}));

export const DefinitionOutdated = defineError('LIBRARY_OUTDATED', 409, (p: { version: number }) => ({
  zh: `第 ${p.version} 版已经发布，比这份草稿新，请从新版本重新起草`,
  en: `Version ${p.version} was published since; draft again from that one`,
}));

export function move(from: Status, to: Status): void {
  if (!(MOVES[from] as readonly Status[]).includes(to)) throw WrongStatus({ from, to });
}

export function approve(definition: { status: Status; author: string }, approver: string): void {
  move(definition.status, 'published');
  if (definition.author === approver) throw OwnApproval();
}
