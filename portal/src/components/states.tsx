import { Button } from 'antd';
import type { ReactNode } from 'react';
import { isClientError } from '../client/client-error';
import type { Query } from '../client/use-query';
import { useText } from '../locale';
import css from './states.css';

interface EmptyStateProps {
  /** What is not there. */
  title: string;
  /** What to do next. */
  hint?: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={css.state}>
      <div className={css.title}>{title}</div>
      {hint ? <div className={css.hint}>{hint}</div> : null}
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  /** What to say instead, where the page knows it. */
  text?: string;
  onRetry?: () => void;
}

/** What went wrong, in the server's words, the way out, and the number to quote. */
export function ErrorState({ error, text, onRetry }: ErrorStateProps) {
  const t = useText();
  const refusal = isClientError(error) ? error : null;
  const titles: Record<number, string> = { 0: t('errorOffline'), 403: t('errorForbidden'), 404: t('errorMissing') };
  const final = refusal?.status === 403 || refusal?.status === 404;
  return (
    <div className={css.state} role="alert">
      <div className={css.title}>{(refusal && titles[refusal.status]) ?? t('errorTitle')}</div>
      {/* what a page says of its own faults is for developers: the console has it */}
      <div className={css.hint}>{text ?? refusal?.message ?? t('errorOfPage')}</div>
      {refusal?.trace && refusal.status >= 500 ? (
        <div className={css.trace}>{t('trace', { trace: refusal.trace })}</div>
      ) : null}
      {onRetry && !final ? (
        <div className={css.action}>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </div>
      ) : null}
    </div>
  );
}

const WIDTHS = ['38%', '52%', '31%', '46%', '58%', '35%'];

interface SkeletonProps {
  rows?: number;
  kind?: 'rows' | 'figures' | 'form';
}

/** The shape of what comes, in the place where it will stand. */
export function Skeleton({ rows = 6, kind = 'rows' }: SkeletonProps) {
  const t = useText();
  return (
    <div className={css[`skeleton-${kind}`]} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no identity
        <div key={i} className={css.bone}>
          <i style={{ width: kind === 'rows' ? WIDTHS[i % WIDTHS.length] : undefined }} />
          {kind === 'rows' ? <i style={{ width: '12%' }} /> : <i className={css.thick} />}
        </div>
      ))}
    </div>
  );
}

interface LoadedProps<T> {
  query: Query<T>;
  children: (data: T) => ReactNode;
  rows?: number;
  kind?: SkeletonProps['kind'];
}

/** Loading, error or content, by the state of a query. An old answer stays on the screen when a refresh fails. */
export function Loaded<T>({ query, children, rows, kind }: LoadedProps<T>) {
  if (query.data !== undefined && query.data !== null) return <>{children(query.data)}</>;
  if (query.error !== undefined) return <ErrorState error={query.error} onRetry={() => void query.refresh()} />;
  return <Skeleton {...(rows ? { rows } : {})} {...(kind ? { kind } : {})} />;
}
