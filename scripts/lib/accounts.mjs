import { existsSync, readFileSync } from 'node:fs';
import { shortPath } from './root.mjs';

const pad = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
/** A Chinese character takes two columns of a terminal. */
const widthOf = (text) => [...text].reduce((sum, it) => sum + (it.codePointAt(0) > 0x2e7f ? 2 : 1), 0);

/** Those of an earlier start, without their passwords. */
function keptAccounts(file) {
  if (!file || !existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8')).map(({ password, ...account }) => account);
}

/** The demonstration accounts as lines of text. A password is shown only in the start that made it. */
export function describeAccounts(made = [], accountsFile) {
  const accounts = made.length > 0 ? made : keptAccounts(accountsFile);
  if (accounts.length === 0) return [];
  const rows = accounts.map((it) => [it.username, it.role ?? '', it.name ?? '', it.password ?? '']);
  const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => widthOf(row[i]))));
  const lines = rows.map((row) => `  ${row.map((cell, i) => pad(cell, widths[i] ?? 0)).join('  ')}`.trimEnd());
  const where = accountsFile ? `kept in ${shortPath(accountsFile)}, which git ignores` : 'as shown at the first start';
  const title = made.length > 0 ? `and passwords, shown this once; ${where}` : `(passwords: ${where})`;
  return [`demonstration accounts ${title}:`, ...lines];
}
