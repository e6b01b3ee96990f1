import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');

/** Who may ask whom: the rows of the architecture's table. What somebody may ask, may be asked through him as well. */
const ASKS: Record<string, string[]> = {
  kernel: [],
  'forms-engine': ['kernel'],
  'rules-engine': ['kernel'],
  access: ['kernel'],
  audit: ['access'],
  library: ['audit', 'forms-engine', 'rules-engine'],
  registry: ['library'],
  approval: ['registry'],
  supervision: ['approval'],
  credit: ['registry'],
  insight: ['supervision', 'credit'],
  interaction: ['supervision'],
  exchange: ['insight', 'interaction'],
  seed: ['kernel'],
};

/** Who writes which table. A table that nobody is named for is found out below. */
const OWNERS: Record<string, string[]> = {
  access: [
    'up_users',
    'up_users_role_lnk',
    'organisations',
    'regions',
    'pc.session',
    'pc.sign_in_failure',
    'pc.access_token',
    'pc.migration',
  ],
  audit: ['pc.audit'],
  library: ['definitions', 'pc.release', 'pc.release_step', 'pc.draft_presence', 'pc.index_build'],
  registry: [
    'projects',
    'project_codes',
    'library_entries',
    'progress_reports',
    'parties',
    'attachments',
    'pc.import',
    'pc.import_chunk',
  ],
  approval: [
    'approval_items',
    'approval_items_prerequisites_lnk',
    'indicators',
    'indicators_parent_lnk',
    'pc.entry_item',
    'pc.layer_data',
    'pc.layer_feature',
    'pc.region_outline',
  ],
  supervision: ['warnings', 'dispatch_orders', 'pc.sweep', 'pc.rule_alarm', 'pc.judging_asked'],
  exchange: [
    'pc.subsystem',
    'pc.subsystem_secret',
    'pc.exchange_secret',
    'pc.exchange_run',
    'pc.exchange_batch',
    'pc.exchange_row',
    'pc.contact',
    'pc.message',
  ],
};

/** Reference and demonstration data come before anybody is there who could own them. */
const MAY_SEED = ['organisations', 'regions', 'industries', 'notices', 'up_roles'];

const PLUGINS = readdirSync(path.join(ROOT, 'plugins')).filter((name) =>
  existsSync(path.join(ROOT, 'plugins', name, 'package.json')),
);
const HOME: Record<string, string> = {
  ...Object.fromEntries(PLUGINS.map((name) => [name, `plugins/${name}`])),
  'forms-engine': 'forms/engine',
  'rules-engine': 'rules/engine',
  seed: 'seed',
};

interface Source {
  file: string;
  text: string;
  imports: string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;

function sourcesOf(folder: string): Source[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist|build|\.umi[\w-]*)\//.test(file))
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      return { file, text, imports: [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '') };
    });
}

const isTest = ({ file }: Source) => /\.test\.tsx?$|-suite\.ts$/.test(file);
const houses = Object.entries(HOME).flatMap(([name, folder]) =>
  sourcesOf(folder).map((source) => ({ name, ...source })),
);
const portal = sourcesOf('portal/src');
const cms = sourcesOf('cms');

function below(name: string): Set<string> {
  const found = new Set<string>();
  const visit = (one: string) => {
    for (const next of ASKS[one] ?? []) {
      if (!found.has(next)) visit(next);
      found.add(next);
    }
  };
  visit(name);
  return found;
}

/** Of `@project-cloud/x/server`: x and `server`. */
function asked(specifier: string): { name: string; door: string } | null {
  const [, name, door = ''] = /^@project-cloud\/([\w-]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  return name ? { name, door } : null;
}

/** Every fault with what to do instead: the test is read by whoever has just been stopped by it. */
function expectNone(faults: string[], instead: string): void {
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n\nInstead: ${instead}`);
}

test('there is a house to look at', () => {
  expect(houses.length).toBeGreaterThan(150);
  expect(portal.length).toBeGreaterThan(30);
  expect(houses.flatMap((source) => source.imports.filter(asked)).length).toBeGreaterThan(100);
  expect(PLUGINS.filter((name) => !(name in ASKS))).toEqual([]);
});

test('a plugin asks only those below it', () => {
  const faults = houses.flatMap(({ name, file, imports }) =>
    imports.flatMap((specifier) => {
      const it = asked(specifier);
      return it && it.name !== name && !below(name).has(it.name) ? [`${file}: ${name} asks ${it.name}`] : [];
    }),
  );
  expectNone(
    faults,
    'announce a typed event from the lower plugin and listen to it in the upper one, or move what both need to a plugin below both.',
  );
});

test('a package is entered through its root or its services, never through its files', () => {
  const doors = new Set(['', 'server', 'package.json']);
  const all = [...houses, ...portal, ...cms].flatMap(({ file, imports }) =>
    imports.flatMap((specifier) => {
      const it = asked(specifier);
      return it && !doors.has(it.door) ? [`${file}: ${specifier}`] : [];
    }),
  );
  const climbing = houses.flatMap(({ name, file, imports }) =>
    imports
      // a test may read data by its place
      .filter((specifier) => specifier.startsWith('.') && !specifier.endsWith('.json'))
      .filter((specifier) => !path.join(path.dirname(file), specifier).startsWith(HOME[name] ?? ''))
      .map((specifier) => `${file}: ${specifier}`),
  );
  expectNone(
    [...all, ...climbing],
    'export what is needed from the index of the package, and import the package by its name.',
  );
});

test('a domain knows nothing of services, its own or others’', () => {
  const faults = houses
    .filter(({ file }) => /^plugins\/\w+\/domain\//.test(file))
    .flatMap(({ file, imports }) =>
      imports
        .filter((specifier) => asked(specifier)?.door === 'server' || /(^|\/)\.\.\/server/.test(specifier))
        .map((specifier) => `${file}: ${specifier}`),
    );
  expectNone(faults, 'pass what the service found into the domain function as an argument.');
});

/**
 * These read and write files as streams, with Node's own zlib, hashes and buffers; no page takes them along, which
 * plugins/registry/domain/index.test.ts watches over.
 */
const STREAMS = /^plugins\/registry\/domain\/(tabular|import|export|attachment)\//;
const OUTSIDE = /^(node:|@strapi\/|pg$|pg-boss|minio|koa|fs$|path$|crypto$|stream$|http$)/;

test('a domain and an engine do no I/O: nothing of Node, Strapi or the database', () => {
  const pure = houses.filter(
    (source) =>
      (/^plugins\/\w+\/domain\//.test(source.file) ||
        /^(forms|rules)\/engine\/src\/|^plugins\/kernel\/src\//.test(source.file)) &&
      !isTest(source),
  );
  expect(pure.length).toBeGreaterThan(80);
  const faults = pure
    .filter(({ file }) => !STREAMS.test(file))
    .flatMap(({ file, imports }) =>
      imports.filter((specifier) => OUTSIDE.test(specifier)).map((specifier) => `${file}: ${specifier}`),
    );
  const streams = pure
    .filter(({ file }) => STREAMS.test(file))
    .flatMap(({ file, imports }) =>
      imports
        .filter((specifier) => OUTSIDE.test(specifier) && !specifier.startsWith('node:'))
        .map((specifier) => `${file}: ${specifier}`),
    );
  expectNone(
    [...faults, ...streams],
    'decide in domain/, act in server/: pass in the clock, the rows or the file, and do the I/O in a service.',
  );
});

test('the portal takes domains and engines, never services', () => {
  const faults = portal.flatMap(({ file, imports }) =>
    imports
      .filter(
        (specifier) =>
          asked(specifier)?.door === 'server' ||
          /^(@strapi\/|pg$)/.test(specifier) ||
          /(^|\/)(cms|plugins)\//.test(specifier),
      )
      .map((specifier) => `${file}: ${specifier}`),
  );
  expectNone(faults, 'ask the API through src/client; a rule that browser and server share lives in a domain/.');
});

const WRITE = /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+(?:ONLY\s+)?((?:pc\.)?[a-z_]+)(?=[\s(])(?!\s+OF\b)/g;
const KEYWORDS = new Set(['set', 'on', 'of', 'skip', 'nowait', 'or']);

/** The tables that the SQL of a file writes. `FOR UPDATE` and `DO UPDATE SET` are no statements. */
function written({ text }: Source): string[] {
  const strings = [...text.matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(([string]) => string);
  return strings.flatMap((string) =>
    [...string.replace(/\b(?:FOR|DO)\s+(?:NO\s+KEY\s+)?UPDATE\b/g, '').matchAll(WRITE)]
      .map(([, table = '']) => table)
      .filter((table) => !KEYWORDS.has(table)),
  );
}

test('only its owner writes a table', () => {
  const owner = new Map(
    Object.entries(OWNERS).flatMap(([name, tables]) => tables.map((table) => [table, name] as const)),
  );
  const writes = houses
    .filter((source) => !isTest(source))
    .flatMap((source) => written(source).map((table) => ({ ...source, table })));
  expect(new Set(writes.map(({ table }) => table)).size).toBeGreaterThan(12);
  const faults = writes.flatMap(({ name, file, table }) => {
    const theirs = owner.get(table);
    if (theirs === name) return [];
    return [
      theirs
        ? `${file}: ${name} writes ${table}, which belongs to ${theirs}`
        : `${file}: ${table} has no owner in this test`,
    ];
  });
  const seeds = cms
    .flatMap((source) => written(source).map((table) => ({ file: source.file, table })))
    .filter(({ file, table }) => !(file.startsWith('cms/src/seed/') && MAY_SEED.includes(table)))
    .map(({ file, table }) => `${file}: ${table}`);
  expectNone(
    [...faults, ...seeds],
    'ask the owner’s service, or let the owner listen to your event and write it himself in the same transaction.',
  );
});

test('no type is given up: unknown data is unknown, never any', () => {
  const given = /(?::|\bas|<|\||&|=>|,)\s*any\b(?!\w)(?=\s*(?:[;,)>=|&\]}[]|$))/m;
  const faults = [...houses, ...portal, ...cms].flatMap(({ file, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gm, '');
    const line = code.split('\n').findIndex((one) => given.test(one));
    return line < 0 ? [] : [`${file}:${line + 1}: ${code.split('\n')[line]?.trim()}`];
  });
  expectNone(faults, 'take `unknown` and parse it at the door, or name the few properties that you use.');
});

test.each(Object.keys(ASKS).filter((name) => name in HOME && HOME[name]?.startsWith('plugins/')))(
  'the README of %s says what it owns, what it asks and what it announces',
  (name) => {
    const readme = path.join(ROOT, 'plugins', name, 'README.md');
    expectNone(
      existsSync(readme) ? [] : [`plugins/${name}/README.md is missing`],
      'write ten lines; copy a neighbour’s.',
    );
    const text = readFileSync(readme, 'utf8');
    const missing = ['Owns', 'Asks', 'Announces'].filter((word) => !new RegExp(`\\*\\*${word}\\*\\*`).test(text));
    expectNone(
      missing.map((word) => `plugins/${name}/README.md: no **${word}**`),
      'say it in one line, or “nothing”.',
    );
  },
);
