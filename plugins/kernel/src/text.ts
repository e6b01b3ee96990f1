/** Why PostgreSQL or a JSON consumer would refuse this text: a NUL character, or half of a surrogate pair. */
export function findBadText(s: string): 'nul' | 'surrogate' | null {
  if (s.includes('\u0000')) return 'nul';
  return /\p{Surrogate}/u.test(s) ? 'surrogate' : null;
}

const HALF_WIDTH: Record<string, string> = {
  '．': '.',
  '，': ',',
  '－': '-',
  '＋': '+',
  '％': '%',
  '／': '/',
  '：': ':',
  '−': '-', // U+2212, as word processors write a minus
  '\u3000': ' ',
  '\u00a0': ' ',
};

/**
 * Full-width digits, letters and the punctuation of figures and codes become half-width: '１，２３４．５０' → '1,234.50'.
 * For figures, dates and codes only: brackets stay, but a comma in a name would change too.
 */
export function normaliseWidth(s: string): string {
  return s.replace(/[０-９Ａ-Ｚａ-ｚ．，－＋％／：−\u3000\u00a0]/g, (c) => {
    return HALF_WIDTH[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  });
}
