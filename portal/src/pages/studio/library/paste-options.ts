export interface PastedOption {
  value: string;
  label: string;
}

export interface PasteFault {
  line: number;
  code: 'twice' | 'long';
  text: string;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const LONGEST = { value: 80, label: 400 };

/**
 * Options as people paste them: one a line, code and name with a space, a tab or a comma between; a name alone gets a
 * code from `codeOf`. What stands twice or is too long is named with its line; the others are kept.
 */
export function parseOptions(
  text: string,
  codeOf: (name: string, taken: ReadonlySet<string>) => string,
): { options: PastedOption[]; faults: PasteFault[] } {
  const options: PastedOption[] = [];
  const faults: PasteFault[] = [];
  const taken = new Set<string>();
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const parts = /^(\S+?)(?:\s*[,，\t]\s*|\s+)(.+)$/.exec(line);
    const coded = parts?.[1] !== undefined && CODE.test(parts[1]);
    const label = (coded ? parts?.[2] : line)?.trim() ?? line;
    const value = coded ? (parts?.[1] ?? '') : codeOf(label, taken);
    if (taken.has(value)) faults.push({ line: at + 1, code: 'twice', text: value });
    else if (value.length > LONGEST.value || label.length > LONGEST.label)
      faults.push({ line: at + 1, code: 'long', text: `${line.slice(0, 20)}…` });
    else {
      taken.add(value);
      options.push({ value, label });
    }
  }
  return { options, faults };
}
