import fc from 'fast-check';
import { crossesPowers, type Person, personFault, rolesGivenBy } from './grant';
import { actionsOf, may } from './permission';
import { type Principal, scopeOf } from './principal';
import { ROLES, type Role } from './role';

const PLACES: Record<string, string> = {
  '45': '/45/',
  '4514': '/45/4514/',
  '451421': '/45/4514/451421/',
  '451422': '/45/4514/451422/',
};
const regionAt = (code: string) => ({ code, name: code, path: PLACES[code] ?? '/', level: 'county' });
const actor = (role: Role, region: string | null, organisation: string | null = null): Principal => ({
  kind: 'user',
  id: 1,
  username: 'a',
  name: 'a',
  role,
  region: region ? regionAt(region) : null,
  organisation: organisation ? { code: organisation, name: organisation } : null,
  ownerCode: null,
});
const person = (role: Role, regionPath: string | null, organisation: Person['organisation'] = null): Person => ({
  id: 2,
  role,
  regionPath,
  organisation,
});

const role = fc.constantFrom(...(Object.keys(ROLES) as Role[]));
const region = fc.constantFrom(...Object.keys(PLACES));

describe('who looks after whose account', () => {
  test.each([
    ['his own county official', person('official', '/45/4514/451421/'), null],
    ['an official of the sister county', person('official', '/45/4514/451422/'), 'scope'],
    ['somebody of the city above', person('official', '/45/4514/'), 'scope'],
    ['an administrator of the whole platform', person('administrator', null), 'scope'],
    ['an administrator who sits in his county', person('administrator', '/45/4514/451421/'), 'role'],
    ['the auditor in his county', person('auditor', '/45/4514/451421/'), 'role'],
    ['a firm of his county', person('enterprise', '/45/4514/451421/', { code: 'f', path: '/45/4514/451421/' }), null],
    [
      'a firm from elsewhere, whose projects he does not see',
      person('enterprise', '/45/4514/451421/', { code: 'f', path: '/45/4514/451422/' }),
      'scope',
    ],
  ])('a county administrator and %s', (_, who, fault) => {
    expect(personFault(actor('county-administrator', '451421'), who)).toBe(fault);
  });

  test('nobody looks after himself', () => {
    for (const one of Object.keys(ROLES) as Role[])
      expect(personFault(actor(one, '45'), { ...person(one, '/45/'), id: 1 })).toBe('self');
  });

  test('an application manager looks after those of his department, not those of the next door', () => {
    const manager = actor('application-manager', '4514', '4514-slj');
    const office = (code: string) => ({ code, path: '/45/4514/' });
    expect(personFault(manager, person('official', '/45/4514/', office('4514-slj')))).toBeNull();
    expect(personFault(manager, person('official', '/45/4514/', office('4514-czj')))).toBe('scope');
    expect(personFault(manager, person('official', '/45/4514/'))).toBe('scope');
    expect(personFault(actor('application-manager', '4514'), person('official', '/45/4514/'))).toBe('scope');
  });

  test('[M01-18] whoever gives roles never reaches, step by step, a power that he does not have', () => {
    fc.assert(
      fc.property(role, (giver) => {
        const reached = new Set<Role>(rolesGivenBy(giver));
        for (const next of reached) for (const further of rolesGivenBy(next)) reached.add(further);
        if (giver === 'administrator') return;
        for (const power of ['administrator', 'auditor', 'operator', 'general-manager'] as const)
          expect(reached).not.toContain(power);
      }),
    );
  });

  test('what a person may do to an account lies within the own region', () => {
    fc.assert(
      fc.property(role, region, role, region, (giver, here, other, there) => {
        const fault = personFault(
          actor(giver, here, 'o'),
          person(other, PLACES[there] ?? '/', { code: 'o', path: '/45/' }),
        );
        if (fault === null) expect((PLACES[there] ?? '').startsWith(PLACES[here] ?? '/')).toBe(true);
      }),
    );
  });
});

describe('the three powers', () => {
  test('an account never passes from one to another, and an auditor serves nothing else', () => {
    expect(crossesPowers('operator', 'administrator')).toBe(true);
    expect(crossesPowers('administrator', 'operator')).toBe(true);
    expect(crossesPowers('auditor', 'official')).toBe(true);
    expect(crossesPowers('official', 'auditor')).toBe(true);
    expect(crossesPowers('official', 'administrator')).toBe(false);
    expect(crossesPowers('auditor', 'auditor')).toBe(false);
  });

  test('who runs the platform reads no row of business, by action and by scope', () => {
    expect(
      actionsOf('operator').filter((action) =>
        /^(entry|report|attachment|warning|dashboard|content|audit|dispatch)\./.test(action),
      ),
    ).toEqual([]);
    const scope = scopeOf(actor('operator', '45'));
    expect([scope.owner, scope.audience]).not.toContain('*');
    expect(scope.audience).toBe('public');
  });

  test('[M01-18] each of the three management roles writes its own and none of the others’', () => {
    const writes = (of: Role) =>
      (['model.write', 'item.write', 'token.revoke', 'entry.create', 'user.manage'] as const).filter((action) =>
        may(of, action),
      );
    expect(writes('general-manager')).toEqual(['model.write']);
    expect(writes('application-manager')).toEqual(['item.write', 'user.manage']);
    expect(writes('operator')).toEqual(['token.revoke']);
  });
});
