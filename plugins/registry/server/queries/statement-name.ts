import { createHash } from 'node:crypto';

/** How many different statements are kept prepared on a connection; metadata makes them, so they are few. */
const MOST = 400;
const names = new Map<string, string>();

/** The name under which a statement is parsed once a connection; none when there are too many already. */
export function statementName(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < MOST) {
    name = createHash('md5').update(text).digest('hex');
    names.set(text, name);
  }
  return name;
}
