import { type ReactNode, useEffect } from 'react';
import { Link } from 'umi';
import { useText } from '../locale';
import css from './page-title.css';

interface PageTitleProps {
  /** States the situation: 今天要办 5 件. */
  title: ReactNode;
  /** For the browser's tab where the title is not plain text. */
  tab?: string;
  /** Counts, the data date. */
  note?: ReactNode;
  actions?: ReactNode;
  crumbs?: { label: string; href?: string }[];
}

/** The heading of a page: where am I, how things stand, what can be done. */
export function PageTitle({ title, tab, note, actions, crumbs }: PageTitleProps) {
  const t = useText();
  const name = tab ?? (typeof title === 'string' ? title : null);
  useEffect(() => {
    if (name) document.title = `${name} - ${t('product')}`;
  }, [name, t]);
  return (
    <div className={css.head}>
      <div className={css.words}>
        {crumbs && crumbs.length > 0 ? (
          <div className={css.crumbs}>
            {crumbs.map((crumb, i) => (
              <span key={crumb.label}>
                {i > 0 ? ' / ' : ''}
                {crumb.href ? <Link to={crumb.href}>{crumb.label}</Link> : crumb.label}
              </span>
            ))}
          </div>
        ) : null}
        <div className={css.line}>
          <h1>{title}</h1>
          {note ? <span className={css.note}>{note}</span> : null}
        </div>
      </div>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  );
}

interface SectionTitleProps {
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
}

/** The heading of a part of a page. */
export function SectionTitle({ title, note, action }: SectionTitleProps) {
  return (
    <div className={css.section}>
      <h2>{title}</h2>
      {note ? <span className={css.note}>{note}</span> : null}
      {action ? <span className={css.action}>{action}</span> : null}
    </div>
  );
}
