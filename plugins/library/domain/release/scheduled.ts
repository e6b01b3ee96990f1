import type { Bilingual } from '@project-cloud/kernel';
import type { Part } from './blocker';

/** A version with its day. */
export interface Dated {
  kind: string;
  key: string;
  region: string | null;
  version: number;
}

const sameSlot = (one: Dated, other: Dated) =>
  one.kind === other.kind && one.key === other.key && one.region === other.region;

/** What of a release would not hold on its day, because a newer version of the same does by then. */
export function overtaken(parts: readonly (Part & Dated)[], onItsDay: readonly Dated[]): Bilingual[] {
  return parts.flatMap((part) => {
    const holds = onItsDay.find((one) => sameSlot(one, part));
    if (!holds || holds.version <= part.version) return [];
    return [
      {
        zh: `“${part.title.zh}”后来又发布了第 ${holds.version} 版，批准过的第 ${part.version} 版不会再生效`,
        en: `“${part.title.en || part.title.zh}”: version ${holds.version} was published later, so the approved version ${part.version} would never hold`,
      },
    ];
  });
}
