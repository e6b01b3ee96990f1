import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every module that the portal would take along with this root. */
function reached(file: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(file)) return seen;
  const names = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'/gm)].map(
    ([, name = '']) => name,
  );
  seen.set(file, names);
  for (const name of names.filter((one) => one.startsWith('.'))) {
    const path = join(dirname(file), name);
    reached(existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts'), seen);
  }
  return seen;
}

test('the root of the domain runs in a browser: it reaches nothing of Node and no file reader', () => {
  const outside = new Set(
    [...reached(join(__dirname, 'index.ts')).values()].flat().filter((name) => !name.startsWith('.')),
  );
  const allowed = (name: string) => name === 'zod' || name.startsWith('@project-cloud/');
  expect([...outside].filter((name) => !allowed(name))).toEqual([]);
  expect(outside.has('zod')).toBe(true);
});
