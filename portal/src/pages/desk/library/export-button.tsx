import { Button, Dropdown } from 'antd';
import { apiUrl, type Filter } from '@/client';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';

interface ExportProps {
  library: string;
  rows: number | string;
  filter: Filter[];
  q?: string;
  sort?: string;
  columns: string[];
  /** In the bar at the foot it reads as a link. */
  asLink?: boolean;
}

/** Hands the rows of the list out as a file: the same rows, order and columns. */
export function ExportButton({ library, rows, filter, q, sort, columns, asLink }: ExportProps) {
  const t = useText(words);
  const query = {
    filter: filter.length > 0 ? JSON.stringify(filter) : null,
    q: q ?? null,
    sort: sort ?? null,
    columns: columns.join(','),
  };
  const href = (kind: 'xlsx' | 'csv', more: Record<string, string> = {}) =>
    apiUrl(`/libraries/${library}/export.${kind}`, { ...query, ...more });
  const text = t('list.export', { n: rows });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'xlsx',
            label: (
              <a href={href('xlsx')} download>
                {t('list.asXlsx')}
              </a>
            ),
          },
          {
            key: 'csv',
            label: (
              <a href={href('csv')} download>
                {t('list.asCsv')}
              </a>
            ),
          },
          {
            key: 'all',
            label: (
              <a href={href('xlsx', { columns: 'all', aside: 'true' })} download>
                {t('list.asAll')}
              </a>
            ),
          },
        ],
      }}
    >
      {asLink ? (
        <button type="button" className="link">
          {text}
        </button>
      ) : (
        <Button>{text}</Button>
      )}
    </Dropdown>
  );
}
