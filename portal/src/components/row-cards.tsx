import { Checkbox } from 'antd';
import { useText } from '../locale';
import { type Column, rowEvents, type TableProps } from './responsive-table';
import css from './row-cards.css';

type Role = NonNullable<Column<unknown>['card']>;

/** The same rows on a phone: light, name, lines, the figure and the act at the right. */
export function RowCards<T extends object>(props: TableProps<T>) {
  const { columns, rows, rowKey, caption, onRow, current, selected, onSelect } = props;
  const t = useText();
  const of = (role: Role) => columns.filter((column) => (column.card ?? 'line') === role);
  const cells = (role: Role, row: T) => of(role).map((column) => <div key={column.key}>{column.render(row)}</div>);
  return (
    <ul className={css.cards} aria-label={caption}>
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <li key={key} className={key === current ? css.current : css.card} {...(onRow ? rowEvents(row, onRow) : {})}>
            <div className={css.top}>
              {onSelect ? (
                <Checkbox
                  aria-label={t('selectRow', { name: key })}
                  checked={selected?.includes(key) ?? false}
                  onChange={(event) =>
                    onSelect(
                      event.target.checked ? [...(selected ?? []), key] : (selected ?? []).filter((k) => k !== key),
                    )
                  }
                />
              ) : null}
              {cells('light', row)}
            </div>
            <div className={css.title}>{cells('title', row)}</div>
            <div className={css.sub}>{cells('sub', row)}</div>
            <div className={css.body}>
              <dl className={css.lines}>
                {of('line').map((column) => (
                  <div key={column.key}>
                    <dt>{column.title}</dt>
                    <dd>
                      {column.render(row)}
                      {column.unit ? <span className="unit"> {column.unit}</span> : null}
                    </dd>
                  </div>
                ))}
              </dl>
              <div className={css.right}>
                {of('figure').map((column) => (
                  <div key={column.key} className={css.figure}>
                    {column.render(row)}
                    {column.unit ? <span className="unit"> {column.unit}</span> : null}
                  </div>
                ))}
                {cells('action', row)}
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
