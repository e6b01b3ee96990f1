import type { DomainError } from '@project-cloud/kernel';
import { cellText, isBlank, type RawCell, type RawRow, showable } from './cell';
import { HeaderUnclear } from './errors';
import { columnName } from './worksheet';

/** The names of a header row by position. Two columns of one name could not be told apart, so they are refused. */
export function readHeader(row: RawRow): string[] {
  const names = row.cells.map((cell) => showable(cellText(cell)).replace(/\s+/g, ' ').trim());
  while (names.length > 0 && names[names.length - 1] === '') names.pop();
  const seen = new Map<string, number>();
  names.forEach((name, at) => {
    if (name === '') return;
    const before = seen.get(name);
    if (before !== undefined) {
      const [left, right] = [columnName(before), columnName(at)];
      throw HeaderUnclear({
        zh: `${left} 列和 ${right} 列都叫“${name}”，请改成不同的名称`,
        en: `columns ${left} and ${right} are both called "${name}"; give them different names`,
      });
    }
    seen.set(name, at);
  });
  return names;
}

/** A column between named ones that holds data has lost its name; guessing it would put figures in wrong fields. */
export function findNameless(columns: string[], row: number, cells: RawCell[]): DomainError | null {
  const at = columns.findIndex((name, index) => name === '' && !isBlank(cells[index]));
  if (at < 0) return null;
  return HeaderUnclear({
    zh: `${columnName(at)} 列没有名称，但第 ${row} 行有内容`,
    en: `column ${columnName(at)} has no name, yet row ${row} has content there`,
  });
}
