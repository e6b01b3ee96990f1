import { cellText, isBlank, type RawRow } from './cell';
import { columnName } from './worksheet';

/** Brings a row to the width of the header. Content beyond it, or (in CSV) a missing cell, is a fault of the row. */
export function fitRow(raw: RawRow, columns: string[], exactWidth: boolean): RawRow {
  const cells = raw.cells.slice(0, columns.length);
  const beyond = raw.cells.findIndex((cell, at) => at >= columns.length && !isBlank(cell));
  if (beyond >= 0) {
    const extra = cellText(raw.cells[beyond]);
    return {
      row: raw.row,
      cells,
      fault: {
        zh: `表头只有 ${columns.length} 列，这一行的 ${columnName(beyond)} 列还有内容“${extra}”`,
        en: `the header has ${columns.length} columns, yet column ${columnName(beyond)} of this row holds "${extra}"`,
      },
    };
  }
  if (exactWidth && cells.length < columns.length) {
    return {
      row: raw.row,
      cells,
      fault: {
        zh: `这一行只有 ${cells.length} 格，表头有 ${columns.length} 列`,
        en: `this row has ${cells.length} cells, the header has ${columns.length}`,
      },
    };
  }
  return { row: raw.row, cells };
}
