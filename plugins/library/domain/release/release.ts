import { defineError } from '@project-cloud/kernel';

/**
 * draft → submitted → published (from a date) → rolled-back; what is returned is a draft again.
 * What was published stays: taking it back publishes the bodies of before as new versions.
 */
const MOVES = {
  draft: ['submitted'],
  submitted: ['published', 'draft'],
  published: ['rolled-back'],
  'rolled-back': [],
} as const;
export type ReleaseStatus = keyof typeof MOVES;
export const RELEASE_STATUSES = Object.keys(MOVES) as ReleaseStatus[];

const NAMES: Record<ReleaseStatus, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '待审核', en: 'submitted' },
  published: { zh: '已发布', en: 'published' },
  'rolled-back': { zh: '已回退', en: 'rolled back' },
};

export const ReleaseWrongStatus = defineError(
  'RELEASE_WRONG_STATUS',
  409,
  (p: { status: ReleaseStatus; wanted: ReleaseStatus }) => ({
    zh: `发布单现在是“${NAMES[p.status].zh}”，不能变为“${NAMES[p.wanted].zh}”，请刷新后再看`,
    en: `The release is ${NAMES[p.status].en} and cannot become ${NAMES[p.wanted].en}; reload it`,
  }),
);

export const ReleaseNotDraft = defineError('RELEASE_NOT_DRAFT', 409, (p: { status: ReleaseStatus }) => ({
  zh: `发布单是“${NAMES[p.status].zh}”，不能再改；要改请先退回，或新建一个发布单`,
  en: `The release is ${NAMES[p.status].en} and cannot be changed; have it returned, or begin another`,
}));

export const ReleaseOwnApproval = defineError('RELEASE_OWN_APPROVAL', 403, () => ({
  zh: '您写过这个发布单里的内容，不能由您批准，请另一位系统管理员批准',
  en: 'You wrote some of this release, so another administrator has to approve it',
}));

export const ReleaseBlocked = defineError(
  'RELEASE_BLOCKED',
  422,
  (p: { count: number; extra: { blockers: unknown } }) => ({
    zh: `有 ${p.count} 处要先处理，才能提交或发布`,
    en: `${p.count} to settle before it can be submitted or published`,
  }),
);

export const ReleaseStale = defineError('RELEASE_STALE', 409, (p: { titles: string; extra: { stale: unknown } }) => ({
  zh: `${p.titles}在您开始修改后又发布了新版本，请先对照新版本更新草稿`,
  en: `${p.titles}: a newer version was published since you began; bring the draft up to it first`,
}));

export const DraftConflict = defineError(
  'REVISION_CONFLICT',
  409,
  (p: { by: string; extra: { current: unknown } }) => ({
    zh: `${p.by}刚刚保存过这份草稿，您的内容没有保存，请对照后再保存`,
    en: `${p.by} has just saved this draft; yours is not saved: compare both first`,
  }),
);

export const KeyTaken = defineError('LIBRARY_KEY_TAKEN', 409, (p: { key: string }) => ({
  zh: `“${p.key}”已经有了，请换一个键，或打开已有的来修改`,
  en: `“${p.key}” exists already; choose another key, or open that one`,
}));

export const LibraryRetired = defineError('LIBRARY_RETIRED', 409, (p: { name: string }) => ({
  zh: `“${p.name}”已停用，只能查看，不能新增和修改。需要时请系统管理员恢复`,
  en: `“${p.name}” is retired: it can be read, not added to or changed. An administrator can restore it`,
}));

export function moveRelease(status: ReleaseStatus, wanted: ReleaseStatus): void {
  if (!(MOVES[status] as readonly ReleaseStatus[]).includes(wanted)) throw ReleaseWrongStatus({ status, wanted });
}

/** Whoever wrote any of it is not the second person. */
export function refuseOwnApproval(writers: ReadonlySet<string>, approver: string): void {
  if (writers.has(approver)) throw ReleaseOwnApproval();
}
