/** The pinyin of a text, a syllable each; pinyin-pro does it, and is loaded when a name is first typed. */
export type Syllables = (text: string) => string[];

let loaded: Promise<Syllables> | undefined;

export function loadSyllables(): Promise<Syllables> {
  loaded ??= import('pinyin-pro').then(
    ({ pinyin }) =>
      (text: string) =>
        pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }),
  );
  return loaded;
}

const LONGEST = 40;

/**
 * A key for a name: its pinyin while that is short, else the initials. Begins with a letter and is none of `taken`:
 * keyFor(['zhuan', 'jing', 'te', 'xin'], '-') → 'zhuan-jing-te-xin'.
 */
export function keyFor(syllables: readonly string[], join: '-' | '_', taken: (key: string) => boolean): string {
  const words = syllables.map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '')).filter(Boolean);
  const whole = words.join(join);
  const short = whole.length <= LONGEST && words.length <= 4 ? whole : words.map((word) => word[0]).join('');
  const stem = (/^[a-z]/.test(short) ? short : `f${short}`).slice(0, LONGEST);
  if (!taken(stem)) return stem;
  for (let n = 2; ; n += 1) if (!taken(`${stem}${join}${n}`)) return `${stem}${join}${n}`;
}
