export type Delimiter = ',' | ';' | '\t';

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';'];

/** The character between cells: the one that the first lines use most evenly outside quotation marks. */
export function detectDelimiter(head: string): Delimiter {
  const lines = firstLines(head, 10);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const header = counts[0] ?? 0;
    if (header === 0) continue;
    const even = counts.filter((count) => count === header).length / counts.length;
    const score = even * 1000 + header;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function firstLines(text: string, limit: number): string[] {
  const lines: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length && lines.length < limit; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (quoted || (character !== '\n' && character !== '\r')) continue;
    const line = text.slice(start, at);
    if (line.trim() !== '') lines.push(line);
    start = at + 1;
  }
  if (lines.length === 0 && text.trim() !== '') lines.push(text);
  return lines;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count += 1;
  }
  return count;
}
