import { Link } from 'umi';
import { useText } from '../locale';
import css from './wordmark.css';

/** The five segments of a project code, in digits: the proportion of every dashed line in the product. */
export const CODE_SEGMENTS = [4, 6, 2, 2, 6] as const;

/** The name over its line: one project, one code, one line. */
export function Wordmark({ href = '/', large = false }: { href?: string; large?: boolean }) {
  const t = useText();
  return (
    <Link to={href} className={large ? css.large : css.wordmark} aria-label={t('product')}>
      <span>项目云</span>
      <svg viewBox="0 0 64 3" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M0 0h11v3H0zM13 0h18v3H13zM33 0h5v3h-5zM40 0h5v3h-5zM47 0h17v3H47z" fill="currentColor" />
      </svg>
    </Link>
  );
}
