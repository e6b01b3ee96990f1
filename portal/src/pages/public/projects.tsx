import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'umi';
import type { RegionRef } from '@/client/types';
import { useQuery } from '@/client/use-query';
import { CodeKey } from '@/components/code';
import { EmptyState, Loaded } from '@/components/states';
import { useText } from '@/locale';
import { publicProject } from '@/locale/public-project';
import css from './projects.css';
import { useTitle } from './use-title';

interface Found {
  items: { code: string; name: string; region: RegionRef | string; stage: string; updatedAt: string | null }[];
}

/** Public projects, found by code or name; the question stands in the address. */
export default function ProjectsPage() {
  const t = useText(publicProject);
  const [params, setParams] = useSearchParams();
  const asked = params.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const query = useQuery<Found>('/public/projects', { query: { q: asked } });
  useTitle(asked ? t('searchTab', { q: asked }) : t('publicProjects'));
  return (
    <div className={css.page}>
      <h1>{t('publicProjects')}</h1>
      <search>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            setParams(typed.trim() ? { q: typed.trim() } : {});
          }}
        >
          <Input
            size="large"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-label={t('placeholder')}
            placeholder={t('placeholder')}
            maxLength={60}
            allowClear
          />
          <Button size="large" type="primary" htmlType="submit">
            {t('search')}
          </Button>
        </form>
      </search>
      <Loaded query={query} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={asked ? t('noneFound', { q: asked }) : t('nonePublic')}
              hint={
                asked ? (
                  <>
                    {t('noneHint')}
                    <div className={css.key}>
                      <CodeKey />
                    </div>
                  </>
                ) : null
              }
            />
          ) : (
            <>
              <p className={css.count}>{t(asked ? 'found' : 'recent', { n: items.length })}</p>
              <ul>
                {items.map((item) => (
                  <li key={item.code} className={css.row}>
                    <div className={css.name}>
                      <Link to={`/projects/${item.code}`}>{item.name}</Link>
                      <div className={css.code}>{item.code}</div>
                    </div>
                    <span className={css.region}>
                      {typeof item.region === 'string' ? item.region : item.region.name}
                    </span>
                    <span className={css.stage}>{item.stage}</span>
                    <span className={css.date}>
                      {item.updatedAt ? t('updated', { date: item.updatedAt.slice(0, 10) }) : ''}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </div>
  );
}
