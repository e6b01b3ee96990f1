import { Link } from 'umi';
import { type Column, DateText, LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { DefinitionHead } from './definition-version';
import { RegionName } from './region-name';
import { Status } from './status';
import css from './studio.css';

interface Naming<T> {
  titleOf: (row: T) => string;
  hrefOf: (row: T) => string;
}

/** The columns that every list of definitions has; each list takes those that it needs. */
export function useDefinitionColumns<T extends DefinitionHead>({ titleOf, hrefOf }: Naming<T>) {
  const t = useText(studio);
  return {
    title: {
      key: 'title',
      title: t('name'),
      card: 'title',
      render: (row) => (
        <div className={css.name}>
          <Link to={hrefOf(row)}>{titleOf(row)}</Link>
          <code>{row.key}</code>
        </div>
      ),
    },
    layer: {
      key: 'layer',
      title: t('layer'),
      card: 'sub',
      render: ({ region }) => (
        <span className={css.nowrap}>
          <LayerBadge layer={layerOf(region)} /> {region ? <RegionName code={region} /> : t('baseLayer')}
        </span>
      ),
    },
    version: {
      key: 'version',
      title: t('version'),
      numeric: true,
      card: 'figure',
      render: ({ version }) => <span className={css.nowrap}>{t('versionN', { n: version })}</span>,
    },
    status: { key: 'status', title: t('status'), card: 'line', render: ({ status }) => <Status status={status} /> },
    updatedAt: {
      key: 'updatedAt',
      title: t('updatedAt'),
      card: 'line',
      render: ({ updatedAt }) => <DateText value={updatedAt} form="moment" />,
    },
  } satisfies Record<string, Column<T>>;
}
