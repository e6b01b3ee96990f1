/** A unit of money: a power of ten of a base ('万元' is 4 and '元', '亿美元' is 8 and '美元'). */
interface MoneyUnit {
  power: number;
  base: string;
}

const POWERS: Record<string, number> = { '': 0, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };
const BASE = /^(万亿|千万|百万|亿|万|千)?((?:人民币)?元|美元|欧元|日元|港元|[A-Z]{3})?$/;

/** Reads a unit; a bare '万' has the base of the field that it is written for. */
function parseUnit(text: string, fallbackBase: string): MoneyUnit | null {
  const match = BASE.exec(text.trim());
  if (!match || text.trim() === '') return null;
  const base = (match[2] ?? fallbackBase).replace('人民币', '');
  return { power: POWERS[match[1] ?? ''] ?? 0, base };
}

/** How many places a figure in `from` moves to be in `to`: ('亿元', '万元') → 4. Null: they do not convert. */
export function placesBetween(from: string, to: string): number | null {
  const target = parseUnit(to, '元');
  if (!target) return from === to ? 0 : null;
  const source = parseUnit(from, target.base);
  return source && source.base === target.base ? source.power - target.power : null;
}
