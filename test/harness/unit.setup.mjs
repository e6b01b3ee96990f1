import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from '../../scripts/lib/root.mjs';
import { database } from './stage.mjs';

const ROOMS = ['cms/src', 'forms', 'plugins', 'portal/src', 'rules', 'seed', 'test'];
const CLOSED = new Set(['node_modules', 'dist', 'build', 'api', 'portal', 'ops', 'harness']);
const isTest = (file) => /\.test\.tsx?$/.test(file);
const asks = (file) => readFileSync(file, 'utf8').includes('TEST_DATABASE_URL');

function sourcesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return CLOSED.has(entry.name) || entry.name.startsWith('.') ? [] : sourcesUnder(full);
    return /\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

/** Whether a test of this run, or a file beside it, reads TEST_DATABASE_URL: most units run without a database. */
function anyAsks(patterns) {
  const wanted = patterns.map((it) => new RegExp(it));
  const sources = ROOMS.flatMap((room) => sourcesUnder(inRoot(room)));
  const tests = sources.filter((it) => isTest(it) && (wanted.length === 0 || wanted.some((re) => re.test(it))));
  const folders = new Set(tests.map((it) => path.dirname(it)));
  return tests.some(asks) || sources.some((it) => !isTest(it) && folders.has(path.dirname(it)) && asks(it));
}

export default async function setup(globalConfig) {
  process.chdir(root);
  if (anyAsks(globalConfig.testPathPatterns?.patterns ?? [])) await database();
}
