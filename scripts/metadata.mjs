import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { describe } from './lib/fault.mjs';
import { isZip, readFolder, readManifest, readPackage, writeFolder, writeManifest } from './lib/metadata/folder.mjs';
import { withPlatform } from './lib/metadata/platform.mjs';
import { lang, say } from './lib/metadata/words.mjs';

/** Metadata packages from the command line. Ends with 0, with 1 for a fault, 2 for a wrong call, 3 for conflicts. */
const WRONG_CALL = 2;
const CONFLICTS = 3;

function readCall() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, token: { type: 'string' }, force: { type: 'boolean', default: false } },
  });
  const { PORT, PROJECT_CLOUD_URL, PROJECT_CLOUD_TOKEN, PROJECT_CLOUD_USER, PROJECT_CLOUD_PASSWORD } = process.env;
  return {
    words: positionals,
    force: values.force,
    to: {
      url: values.url ?? (PROJECT_CLOUD_URL || `http://127.0.0.1:${PORT || 1337}`),
      token: values.token ?? PROJECT_CLOUD_TOKEN,
      user: PROJECT_CLOUD_USER,
      password: PROJECT_CLOUD_PASSWORD,
    },
  };
}

const short = (checksum) => checksum.slice(0, 8);

function versions({ action, current, version }) {
  if (action === 'create') return `v${version}`;
  return action === 'change' ? `v${current} → v${version}` : '';
}

/** As diffs by meaning say it: 字段“传真” 必填: 否 → 是. */
function changeText({ op, subject, detail, before, after }) {
  const values = [before, after].filter(Boolean).map((text) => text[lang]);
  const what = [say(op), subject[lang], detail?.[lang]].filter(Boolean).join(' ');
  return values.length > 0 ? `${what}: ${values.join(' → ')}` : what;
}

function show(plan) {
  for (const item of plan.items.filter(({ action }) => action !== 'same')) {
    console.log([say(item.action), item.path, item.title, versions(item)].filter(Boolean).join('  '));
    for (const change of item.changes) console.log(`    ${changeText(change)}`);
    if (item.reason) console.log(`    ${item.reason.message}`);
    for (const issue of item.issues) console.log(`    ${issue.path}: ${issue.message}`);
  }
  for (const { name, path, at } of plan.missing) console.log(`${say('missing')}  ${name}  (${path}#${at})`);
  const count = (action) => plan.items.filter((item) => item.action === action).length;
  const counts = ['create', 'change', 'same', 'conflict'].map((action) => `${say(action)} ${count(action)}`);
  console.log(`${plan.library}  ${say('checksum')} ${short(plan.checksum)}  ${counts.join('  ')}`);
}

const isWork = (plan) => plan.items.some(({ action }) => action === 'create' || action === 'change');

async function exportTo({ to, words: [, library, place] }) {
  const address = `/packages/${encodeURIComponent(library)}`;
  const zip = await withPlatform(to, (platform) => platform.download(address));
  const count = isZip(place) ? writeFileSync(place, zip) : writeFolder(place, zip);
  console.log(`${say('exported')}  ${library} → ${place}${count ? `  ${count} ${say('files')}` : ''}`);
}

const asked = (what, { force }, more = {}) =>
  `/packages/${what}?${new URLSearchParams({ ...(force ? { force: 'true' } : {}), ...more })}`;

async function plan({ to, words: [, place], ...call }) {
  const bytes = readPackage(place);
  const made = await withPlatform(to, (platform) => platform.upload(asked('plan', call), bytes));
  show(made);
  if (made.ok && !isWork(made)) console.log(say('nothing'));
  if (!made.ok) process.exitCode = CONFLICTS;
}

/** What is applied is what was shown: the platform refuses anything else. */
async function apply({ to, words: [, place], ...call }) {
  const bytes = readPackage(place);
  await withPlatform(to, async (platform) => {
    const made = await platform.upload(asked('plan', call), bytes);
    show(made);
    if (!made.ok) {
      console.log(say('refused'));
      process.exitCode = CONFLICTS;
    } else if (!isWork(made)) console.log(say('nothing'));
    else {
      await platform.upload(asked('apply', call, { checksum: made.checksum }), bytes);
      console.log(`${say('applied')}  ${made.library} ${short(made.checksum)}`);
    }
  });
}

/** Files that were edited on purpose get a manifest that speaks of them. */
function seal({ words: [, folder] }) {
  const { sealedText } = createRequire(import.meta.url)('@project-cloud/library');
  const sha256 = (content) => createHash('sha256').update(content).digest('hex');
  const files = [...readFolder(folder)].map(([path, bytes]) => ({ path, sha256: sha256(bytes) }));
  const open = { ...readManifest(folder), files };
  const checksum = sha256(sealedText(open));
  writeManifest(folder, { checksum, files, format: open.format, library: open.library, requires: open.requires });
  console.log(`${say('sealed')}  ${folder}  ${files.length} ${say('files')}  ${say('checksum')} ${short(checksum)}`);
}

const COMMANDS = { export: [exportTo, 3], plan: [plan, 2], apply: [apply, 2], seal: [seal, 2] };

try {
  const call = readCall();
  const [run, words] = COMMANDS[call.words[0]] ?? [];
  if (run && call.words.length === words) await run(call);
  else {
    console.error(say('usage'));
    process.exitCode = WRONG_CALL;
  }
} catch (error) {
  const isCall = error?.code?.startsWith?.('ERR_PARSE_ARGS');
  console.error(isCall ? `${error.message}\n\n${say('usage')}` : describe(error));
  process.exitCode = isCall ? WRONG_CALL : 1;
}
