import { type CodeRuleVersion, codeRulesOf } from '@project-cloud/kernel';

/** Codes that share time, department and type, and the version that was stored with them. */
export interface CodeGroup {
  time: string;
  department: string;
  type: string;
  version: number | null;
  count: number;
}

export interface CodesOfVersion {
  /** Null: right by the frame, made by no version of ours. */
  version: number | null;
  count: number;
}

/** How many codes there are of each version: they stay valid under it, whatever follows. */
export function codesByVersion(groups: readonly CodeGroup[], versions: readonly CodeRuleVersion[]): CodesOfVersion[] {
  const counts = new Map<number | null, number>();
  for (const group of groups) {
    const version = group.version ?? codeRulesOf(group, versions)[0]?.version ?? null;
    counts.set(version, (counts.get(version) ?? 0) + group.count);
  }
  return [...counts]
    .map(([version, count]) => ({ version, count }))
    .sort((a, b) => (a.version ?? 0) - (b.version ?? 0));
}
