import type { Lang } from '@project-cloud/kernel';
import type { TimelineEvent, TimelineKind } from './timeline';

/** A line of the audit trail about a project. */
export interface TrailLine {
  at: string;
  action: string;
  actor: string;
  detail: Record<string, unknown> | null;
}

/** What the words of a timeline come from; a key that is not there is not told. */
export interface TrailWords {
  lang: Lang;
  /** Fields that the reader may see, by key. */
  fields: ReadonlyMap<string, string>;
  stages: ReadonlyMap<string, string>;
  libraries: ReadonlyMap<string, string>;
}

interface Telling {
  kind: TimelineKind;
  title: Record<Lang, string>;
  detail(detail: Record<string, unknown>, words: TrailWords): string | null;
  same?(detail: Record<string, unknown>): string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const MAX_FIELDS = 6;

/** Which fields changed, by their names; what the reader may not see is counted, not named. */
function changedFields(detail: Record<string, unknown>, { fields, lang }: TrailWords): string | null {
  const keys = Object.keys((detail.changes as object | undefined) ?? {});
  const named = keys.flatMap((key) => fields.get(key) ?? []);
  if (named.length === 0) return null;
  const more =
    named.length > MAX_FIELDS
      ? lang === 'en'
        ? ` and ${named.length - MAX_FIELDS} more`
        : `等 ${named.length} 项`
      : '';
  return named.slice(0, MAX_FIELDS).join(lang === 'en' ? ', ' : '、') + more;
}

const TELLINGS: Readonly<Record<string, Telling>> = {
  'entry.create': {
    kind: 'entry',
    title: { zh: '入库', en: 'Filed' },
    detail: (detail, { libraries }) => libraries.get(String(detail.library)) ?? null,
    same: (detail) => `entry/${String(detail.entry)}`,
  },
  'entry.admit': {
    kind: 'entry',
    title: { zh: '按规则转入', en: 'Admitted by rule' },
    detail({ library, reason }, { libraries, lang }) {
      const name = libraries.get(String(library));
      if (!name) return null;
      const why = (reason as Partial<Record<Lang, string>> | null | undefined)?.[lang];
      return why ? (lang === 'en' ? `${name}: ${why}` : `${name}：${why}`) : name;
    },
    same: (detail) => `entry/${String(detail.entry)}`,
  },
  'entry.change': { kind: 'change', title: { zh: '修改项目信息', en: 'Changed' }, detail: changedFields },
  'entry.stage': {
    kind: 'stage',
    title: { zh: '转阶段', en: 'Moved to another stage' },
    detail({ from, to, note }, { stages }) {
      const way = `${stages.get(String(from)) ?? from} → ${stages.get(String(to)) ?? to}`;
      return text(note) ? `${way}　${text(note)}` : way;
    },
  },
  'report.submit': {
    kind: 'report',
    title: { zh: '提交月报', en: 'Report submitted' },
    detail: ({ period }) => text(period),
    same: ({ entry, period }) => `report/${String(entry)}/${String(period)}`,
  },
  'attachment.add': { kind: 'file', title: { zh: '上传文件', en: 'File added' }, detail: ({ name }) => text(name) },
  'attachment.remove': {
    kind: 'file',
    title: { zh: '删除文件', en: 'File removed' },
    detail: ({ name }) => text(name),
  },
};

/** The actions that a timeline tells; drafts and downloads are in the trail and not on the line. */
export const TOLD_ACTIONS: readonly string[] = Object.keys(TELLINGS);

export function trailEvent(line: TrailLine, words: TrailWords): TimelineEvent | null {
  const telling = TELLINGS[line.action];
  if (!telling) return null;
  const detail = line.detail ?? {};
  const event = {
    at: line.at,
    kind: telling.kind,
    title: telling.title[words.lang],
    detail: telling.detail(detail, words),
    actor: line.actor,
  };
  return telling.same ? { ...event, same: telling.same(detail) } : event;
}
