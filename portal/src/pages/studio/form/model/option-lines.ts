interface Option {
  value: string;
  label: string;
}

/** Options as lines of text, one a line; a value that cannot be guessed from its name stands before a `=`. */
export function linesOf(options: readonly Option[]): string {
  return options.map(({ label }) => label).join('\n');
}

/**
 * Lines as options. An option that is there already under this name keeps its value, for answers hold it; `value=name`
 * gives one; else a new one is counted out. Blank lines and doubles are left out.
 */
export function readLines(text: string, known: readonly Option[]): Option[] {
  const byLabel = new Map(known.map((option) => [option.label, option.value]));
  const taken = new Set(known.map(({ value }) => value));
  const seen = new Set<string>();
  let n = 0;
  const fresh = () => {
    do n += 1;
    while (taken.has(`option_${n}`));
    taken.add(`option_${n}`);
    return `option_${n}`;
  };
  return text.split(/\r?\n/).flatMap((line): Option[] => {
    const [, given, name] = /^\s*([A-Za-z0-9_-]{1,80})\s*=\s*(.+?)\s*$/.exec(line) ?? [];
    const label = name ?? line.trim();
    if (label === '') return [];
    const value = given ?? byLabel.get(label) ?? fresh();
    if (seen.has(value)) return [];
    seen.add(value);
    return [{ value, label }];
  });
}
