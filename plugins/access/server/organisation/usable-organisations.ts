import { type Bilingual, systemClock } from '@project-cloud/kernel';
import { isClosed, servesRegion } from '../../domain';
import { database } from '../database/database';

const clock = systemClock();

interface Known {
  name: string;
  kind: string;
  path: string;
  closedFrom: string | null;
}

/** Why an organisation cannot be chosen in a region; null when it can. */
export type OrganisationCheck = (code: string, regionPath: string) => Bilingual | null;

function checkAmong(known: ReadonlyMap<string, Known>): OrganisationCheck {
  const today = clock.today();
  return (code, regionPath) => {
    const one = known.get(code);
    if (!one) return { zh: `没有代码为“${code}”的单位`, en: `There is no organisation of the code "${code}"` };
    if (isClosed(one.closedFrom, today))
      return {
        zh: `“${one.name}”自 ${one.closedFrom} 起已停用，请另选`,
        en: `"${one.name}" is closed since ${one.closedFrom}; choose another`,
      };
    if (one.kind === 'enterprise' || servesRegion(one.path, regionPath)) return null;
    return {
      zh: `“${one.name}”不是本地区或上级地区的单位，请另选`,
      en: `"${one.name}" is no organisation of this region or of one above it; choose another`,
    };
  };
}

const KNOWN = 'SELECT code, name, kind, region_path AS path, closed_from AS "closedFrom" FROM organisations';

/** A check of a few codes. */
export async function checkOrganisations(codes: readonly string[]): Promise<OrganisationCheck> {
  if (codes.length === 0) return () => null;
  const found = await database.query<Known & { code: string }>(`${KNOWN} WHERE code = ANY($1)`, [codes]);
  return checkAmong(new Map(found.rows.map((row) => [row.code, row])));
}

/** A check of whatever a file may hold. */
export async function checkAllOrganisations(): Promise<OrganisationCheck> {
  const found = await database.query<Known & { code: string }>(KNOWN);
  return checkAmong(new Map(found.rows.map((row) => [row.code, row])));
}
