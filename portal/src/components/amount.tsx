import { formatAmount, parseAmount } from '@project-cloud/kernel';

/** Nothing is a dash; zero is 0. */
export const EMPTY = '—';

/** 1234.5 → '1,234.5'; with decimals exactly so many; nothing → '—'. Exact decimals, never floating point. */
export function formatMoney(value: number | string | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || value === '') return EMPTY;
  const amount = parseAmount(value);
  return amount === null ? String(value) : formatAmount(amount, decimals === undefined ? {} : { decimals });
}

/** 44.5 → '44.5'; nothing → '—'. The unit stands in the header or beside. */
export function formatPercent(value: number | null | undefined, decimals = 1): string {
  return value === null || value === undefined ? EMPTY : value.toFixed(decimals);
}

/** 12486 → '12,486'; nothing → '—'. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined ? EMPTY : value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

interface MoneyProps {
  value: number | string | null | undefined;
  /** Stands after the figure, lighter. Left out in tables: there it is in the header. */
  unit?: string;
  decimals?: number;
}

/** An amount with thousands separators. */
export function Money({ value, unit, decimals }: MoneyProps) {
  const text = formatMoney(value, decimals);
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {text}
      {unit && text !== EMPTY ? <span className="unit"> {unit}</span> : null}
    </span>
  );
}

/** A percentage with one decimal and its sign. */
export function Percent({ value, sign = false }: { value: number | null | undefined; sign?: boolean }) {
  const text = formatPercent(value);
  return <span style={{ whiteSpace: 'nowrap' }}>{sign && text !== EMPTY ? `${text} %` : text}</span>;
}

/** A count with thousands separators. */
export function Num({ value }: { value: number | null | undefined }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{formatCount(value)}</span>;
}
