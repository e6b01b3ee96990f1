import { Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'umi';
import { useText } from '../locale';
import css from './responsive-table.css';
import { RowCards } from './row-cards';
import { usePhone } from './use-phone';

export interface Column<T> {
  key: string;
  title: string;
  /** Stands in the header, lighter than the title. */
  unit?: string | null;
  numeric?: boolean;
  width?: number | string;
  sortable?: boolean;
  /**
   * Where the column goes when the table becomes cards: light (top line), title, sub (under the title),
   * line (title and value on one line), figure (bold, at the right), action (at the right below), hide.
   */
  card?: 'light' | 'title' | 'sub' | 'line' | 'figure' | 'action' | 'hide';
  render(row: T): ReactNode;
}

export interface Sort {
  key: string;
  desc: boolean;
}

export interface TableProps<T> {
  columns: Column<T>[];
  rows: T[];
  rowKey(row: T): string;
  /** What the table holds; read out, not shown. */
  caption: string;
  /** A press on a row (not on a link in it), or Enter on it. */
  onRow?: (row: T) => void;
  /** Instead of onRow: the page that a row opens. */
  hrefOf?: (row: T) => string;
  /** The row that a drawer shows. */
  current?: string | null;
  selected?: string[];
  onSelect?: (keys: string[]) => void;
  sort?: Sort[];
  /** `second`: with the Shift key, beside the order that is there. */
  onSort?: (sort: Sort, second: boolean) => void;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  refreshing?: boolean;
}

/** Rows and columns on a desk, cards on a phone. */
export function ResponsiveTable<T extends object>(props: TableProps<T>) {
  const { rows, empty, hrefOf } = props;
  const phone = usePhone();
  const t = useText();
  const navigate = useNavigate();
  if (rows.length === 0) return <div className={css.empty}>{empty ?? t('noRows')}</div>;
  const onRow = hrefOf ? (row: T) => navigate(hrefOf(row)) : props.onRow;
  const full = { ...props, ...(onRow ? { onRow } : {}) };
  return phone ? <RowCards {...full} /> : <WideTable {...full} />;
}

function WideTable<T extends object>(props: TableProps<T>) {
  const { columns, rows, rowKey, caption, onRow, current, selected, onSelect, sort, onSort, refreshing } = props;
  const t = useText();
  return (
    <Table<T>
      className={`${refreshing ? css.refreshing : css.table} ${onSelect ? '' : css.flush}`}
      size="small"
      pagination={false}
      aria-label={caption}
      rowKey={rowKey}
      dataSource={rows}
      tableLayout="auto"
      scroll={{ x: 'max-content' }}
      columns={columns.map((column) => toTableColumn(column, sort, onSort, t('sortBy', { title: column.title })))}
      rowClassName={(row) => (rowKey(row) === current ? (css.current ?? '') : '')}
      {...(onSelect
        ? {
            rowSelection: {
              selectedRowKeys: selected ?? [],
              onChange: (keys) => onSelect(keys.map(String)),
              columnWidth: 36,
              columnTitle: (box) => box,
              getTitleCheckboxProps: () => ({ 'aria-label': t('selectAll') }),
            },
          }
        : {})}
      {...(onRow ? { onRow: (row: T) => rowEvents(row, onRow) } : {})}
    />
  );
}

function toTableColumn<T>(
  column: Column<T>,
  sort: Sort[] | undefined,
  onSort: TableProps<T>['onSort'],
  sortLabel: string,
): TableColumnType<T> {
  const sorted = sort?.find(({ key }) => key === column.key);
  const title = (
    <>
      {column.title}
      {column.unit ? <span className="unit"> {column.unit}</span> : null}
    </>
  );
  return {
    key: column.key,
    align: column.numeric ? 'right' : 'left',
    ...(column.width === undefined ? {} : { width: column.width }),
    className: column.numeric ? 'number' : '',
    title:
      column.sortable && onSort ? (
        <button
          type="button"
          className={css.sort}
          aria-label={sortLabel}
          aria-pressed={Boolean(sorted)}
          onClick={({ shiftKey }) =>
            onSort({ key: column.key, desc: sorted ? !sorted.desc : Boolean(column.numeric) }, shiftKey)
          }
        >
          {title}
          {sorted ? <span aria-hidden="true"> {sorted.desc ? '↓' : '↑'}</span> : null}
        </button>
      ) : (
        title
      ),
    onHeaderCell: () =>
      sorted && sorted === sort?.[0] ? { 'aria-sort': sorted.desc ? 'descending' : 'ascending' } : {},
    render: (_value, row) => column.render(row),
  };
}

/** A row opens by press or Enter; what is inside it (links, boxes) keeps its own meaning. */
export function rowEvents<T>(row: T, onRow: (row: T) => void) {
  const inside = (target: EventTarget | null) =>
    target instanceof Element && target.closest('a, button, input, label, .ant-checkbox-wrapper') !== null;
  return {
    tabIndex: 0,
    style: { cursor: 'pointer' },
    onClick: (event: React.MouseEvent) => {
      if (!inside(event.target)) onRow(row);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && !inside(event.target)) onRow(row);
    },
  };
}
