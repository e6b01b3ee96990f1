import { Button } from 'antd';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import css from './people.css';

/** More than the server gives at once is found by the filters. */
const MOST = 500;

interface MoreRowsProps {
  /** Null: everything is shown. */
  next: number | null;
  limit: number;
  step: number;
  onMore(limit: number): void;
}

/** The way to more rows of a list that is read as one page, which grows. */
export function MoreRows({ next, limit, step, onMore }: MoreRowsProps) {
  const t = useText(people);
  if (next === null || limit >= MOST) return null;
  return (
    <Button className={css.more} onClick={() => onMore(Math.min(MOST, limit + step))}>
      {t('showMore', { n: step })}
    </Button>
  );
}
