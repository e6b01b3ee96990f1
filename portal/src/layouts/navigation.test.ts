import { actionsOf, ROLES, type Role } from '@project-cloud/access';
import type { User } from '../client/types';
import { currentWord, mayOpen, navigationFor } from './navigation';
import { roomsFor, STUDIO_ROOMS } from './studio-rooms';

const person = (role: Role): User => ({
  id: 1,
  username: 'x',
  name: 'x',
  role,
  roleLabel: 'x',
  organisation: null,
  region: { code: '45', name: 'x', path: '/45/', level: 'province' },
  may: actionsOf(role),
  homePath: ROLES[role].home,
  firstPassword: false,
});

const PEOPLE = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'public');

describe('the words of the bar', () => {
  it.each(PEOPLE)('begin for %s with the front page that access gives them', (role) => {
    expect(navigationFor(person(role))[0]?.to).toBe(ROLES[role].home);
  });

  it('offer the studio only to those who have a room in it', () => {
    for (const role of ['official', 'enterprise', 'leader', 'agent'] as const) {
      expect(navigationFor(person(role)).map(({ to }) => to)).not.toContain('/studio');
    }
  });

  it('mark the longest word that begins the path', () => {
    const words = navigationFor(person('official'));
    expect(currentWord(words, '/desk')?.to).toBe('/desk');
    expect(currentWord(words, '/desk/entries/7')?.to).toBe('/desk/libraries');
    expect(currentWord(words, '/desk/warnings')?.to).toBe('/desk/warnings');
    expect(currentWord(words, '/developer')).toBeUndefined();
  });

  it.each(PEOPLE)('name for %s no page that they may not open', (role) => {
    const user = person(role);
    expect(navigationFor(user).filter(({ to }) => !mayOpen(user, to))).toEqual([]);
  });

  it('close a page to those who lack what it needs', () => {
    expect(mayOpen(person('official'), '/studio/definitions/form/building-report')).toBe(false);
    expect(mayOpen(person('official'), '/desk/libraries/building/import')).toBe(true);
    expect(mayOpen(person('leader'), '/desk/imports/7')).toBe(false);
    expect(mayOpen(person('auditor'), '/desk/audit')).toBe(true);
    expect(mayOpen(person('general-manager'), '/desk/libraries/building')).toBe(false);
  });

  it('[M01-18] give each management role the rooms of its kind, and no page of another’s', () => {
    const rooms = (role: Role) => roomsFor((action) => person(role).may.includes(action)).map(({ key }) => key);
    expect(rooms('application-manager')).toEqual(['home', 'releases', 'items', 'people', 'reference']);
    expect(rooms('operator')).toEqual(['home', 'health', 'subsystems', 'connectors', 'tokens', 'reference']);
    expect(rooms('general-manager')).toEqual(expect.arrayContaining(['libraries', 'forms', 'rules', 'releases']));
    expect(rooms('general-manager')).not.toEqual(expect.arrayContaining(['items']));
    for (const role of ['general-manager', 'application-manager', 'operator'] as const) {
      const closed = STUDIO_ROOMS.filter(({ key, to }) => !rooms(role).includes(key) && to.startsWith('/studio/'));
      expect(closed.length).toBeGreaterThan(3);
      for (const { to } of closed.filter((room) => !room.to.includes('?')))
        expect([to, mayOpen(person(role), to)]).toEqual([to, false]);
    }
  });
});
