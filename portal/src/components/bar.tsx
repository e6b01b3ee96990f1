import css from './bar.css';

interface BarProps {
  value: number | null | undefined;
  /** Paler, behind the first and longer: what is begun but not done. */
  second?: number | null;
  /** The thin upright mark: last year, the plan, where time stands. */
  mark?: number | null;
  max?: number;
  /** Read out instead of the picture. */
  label: string;
  width?: number | string;
}

/** A bar of 6 px with square ends that begins at zero. */
export function Bar({ value, second, mark, max = 100, label, width = '100%' }: BarProps) {
  const share = (n: number) => `${Math.max(0, Math.min(100, (n / (max || 1)) * 100))}%`;
  return (
    <span className={css.bar} style={{ width }} role="img" aria-label={label}>
      {second ? <span className={css.second} style={{ width: share(second) }} /> : null}
      {value ? <span className={css.value} style={{ width: share(value) }} /> : null}
      {mark !== null && mark !== undefined ? <span className={css.mark} style={{ left: share(mark) }} /> : null}
    </span>
  );
}
