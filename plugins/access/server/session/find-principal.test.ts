import { toPrincipal } from './find-principal';

const row = {
  id: 1,
  username: 'somebody',
  name: null,
  role: 'administrator',
  home_code: null as string | null,
  organisation_code: null,
  organisation_name: null,
  credit_code: null,
  region_code: null,
  region_name: null,
  region_path: null,
  region_level: null,
};

test('an administrator of a region that is gone is nobody, not the administrator of everything', () => {
  expect(toPrincipal('user', row)).toMatchObject({ role: 'administrator', region: null });
  expect(toPrincipal('user', { ...row, home_code: '451421' })).toBeNull();
  const placed = { ...row, home_code: '451421', region_code: '451421', region_path: '/45/4514/451421/' };
  expect(toPrincipal('user', placed)).toMatchObject({ region: { code: '451421' } });
});

test('a role that is not known is nobody', () => {
  expect(toPrincipal('user', { ...row, role: 'root' })).toBeNull();
  expect(toPrincipal('user', { ...row, role: null })).toBeNull();
});
