import { OutOfScope, type Principal, type Role, RoleNotYours, rolesGivenBy } from '../../domain';
import { inScope } from '../database/context';
import type { Sql } from '../database/database';
import { Invalid } from '../http/problem';
import { findRegion, type Region } from '../region/find-region';
import { giversOf } from './account';

export interface AccountPlace {
  role: Role;
  regionCode: string;
  organisationCode: string | null;
}

export const fieldFault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'invalid', message: { zh, en } }] });

const NOT_YOURS = { zh: '不在您的管理范围内', en: 'It lies outside your area' };
const outside = (path: string) => OutOfScope(undefined, { fields: [{ path, code: 'scope', message: NOT_YOURS }] });

/**
 * What an account may be given: a role that one gives, a region and an organisation within one's own.
 *
 * @returns the region
 */
export async function refuseForeignPlace(sql: Sql, principal: Principal, place: AccountPlace): Promise<Region> {
  if (!rolesGivenBy(principal.role).includes(place.role)) {
    const message = { zh: '这个角色不由您给', en: 'This role is not yours to give' };
    throw RoleNotYours(
      { role: place.role, givers: giversOf(place.role) },
      { fields: [{ path: 'role', code: 'role', message }] },
    );
  }
  const region = await findRegion(place.regionCode, sql);
  if (!region) throw fieldFault('regionCode', '没有这个地区', 'There is no such region');
  if (!inScope(region.path)) throw outside('regionCode');
  await refuseForeignOrganisation(sql, principal, place);
  return region;
}

async function refuseForeignOrganisation(sql: Sql, principal: Principal, { role, organisationCode }: AccountPlace) {
  const own = principal.organisation?.code ?? null;
  if (principal.role === 'application-manager' && (organisationCode === null || organisationCode !== own))
    throw outside('organisationCode');
  if (organisationCode === null) return;
  const found = await sql.query<{ kind: string; path: string }>(
    'SELECT kind, region_path AS path FROM organisations WHERE code = $1',
    [organisationCode],
  );
  const organisation = found.rows[0];
  if (!organisation) throw fieldFault('organisationCode', '没有这个单位', 'There is no such organisation');
  if (!inScope(organisation.path)) throw outside('organisationCode');
  // a firm's account sees what its credit code owns: a department must not borrow one
  if (role === 'enterprise' && organisation.kind !== 'enterprise')
    throw fieldFault('organisationCode', '项目单位的账号要选企业', 'The account of a firm belongs to a firm');
}
