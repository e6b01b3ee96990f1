import type { DomainError } from '@project-cloud/kernel';
import { cellText, isBlank, type RawCell, type RawRow, showable } from './cell';
import { FileEmpty, HeaderUnclear } from './errors';
import { fitRow } from './fit-row';
import { findNameless, readHeader } from './header';
import type { TableLayout, TableSummary } from './layout';

/** Gathers what a summary says while rows pass by. */
export class Survey {
  rows = 0;
  blankRows = 0;
  headerRow = 0;
  private columns: string[] = [];
  private samples: Set<string>[] = [];
  private faults = 0;
  /** Thrown at the end, so that merged header cells, which explain it better, are named first. */
  private nameless: DomainError | null = null;

  add(raw: RawRow, exactWidth: boolean): void {
    if (raw.cells.every(isBlank)) {
      this.blankRows += 1;
      return;
    }
    if (this.headerRow === 0) {
      this.headerRow = raw.row;
      this.columns = readHeader(raw);
      this.samples = this.columns.map(() => new Set());
      return;
    }
    this.rows += 1;
    this.nameless ??= findNameless(this.columns, raw.row, raw.cells);
    const row = fitRow(raw, this.columns, exactWidth);
    if (row.fault) this.faults += 1;
    else this.takeSamples(row.cells);
  }

  finish(layout: Omit<TableLayout, 'columns' | 'headerRow'>, sheets: TableSummary['sheets']): TableSummary {
    if (this.headerRow === 0 || this.rows === 0) throw FileEmpty();
    if (this.nameless) throw this.nameless;
    if (this.columns.filter((name) => name !== '').length === 1 && this.faults * 2 > this.rows) {
      const name = this.columns.find((column) => column !== '') ?? '';
      throw HeaderUnclear({
        zh: `第 ${this.headerRow} 行只有“${name}”一个名称，像是标题；请删去标题行，让表头成为第一行`,
        en: `row ${this.headerRow} holds only "${name}", which looks like a title; delete it so that the header comes first`,
      });
    }
    const columns = this.columns.map((name, at) => ({ name, samples: [...(this.samples[at] ?? [])] }));
    return {
      layout: { ...layout, columns: this.columns, headerRow: this.headerRow },
      sheets,
      columns: columns.filter(({ name }) => name !== ''),
      rows: this.rows,
      blankRows: this.blankRows,
      issues: this.issues(layout.merged),
    };
  }

  private takeSamples(cells: RawCell[]): void {
    this.samples.forEach((samples, at) => {
      if (samples.size >= 5) return;
      const text = showable(cellText(cells[at])).trim();
      if (text !== '') samples.add(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    });
  }

  private issues(merged: string[]): TableSummary['issues'] {
    const issues: TableSummary['issues'] = [];
    if (this.blankRows > 0) {
      issues.push({ zh: `跳过了 ${this.blankRows} 个空行。`, en: `${this.blankRows} blank rows are skipped.` });
    }
    if (this.faults > 0) {
      issues.push({
        zh: `有 ${this.faults} 行的格数和表头不一致，会列为问题行。`,
        en: `${this.faults} rows do not match the header and will be reported.`,
      });
    }
    if (merged.length > 0) {
      const shown = merged.slice(0, 5).join('、');
      issues.push({
        zh: `数据里有合并单元格（${shown}），被合并的格会列为问题。`,
        en: `There are merged cells below the header (${shown}); the cells they cover will be reported.`,
      });
    }
    return issues;
  }
}
