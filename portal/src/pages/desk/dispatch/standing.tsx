import type { DerivationDay } from '@/client';
import { DueDate } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import css from './dispatch.css';
import type { DispatchRow } from './order';

interface StandingProps {
  row: Pick<DispatchRow, 'due' | 'daysLeft' | 'late' | 'waitsFor' | 'state'>;
  derivation?: DerivationDay[];
  inline?: boolean;
}

/** How long there is, or how it ended. */
export function Standing({ row, derivation, inline = false }: StandingProps) {
  const t = useText(dispatchWords);
  if (row.daysLeft !== null) {
    return <DueDate due={row.due} daysLeft={row.daysLeft} inline={inline} {...(derivation ? { derivation } : {})} />;
  }
  if (row.late !== null) return <span>{row.late > 0 ? t('late', { n: row.late }) : t('inTime')}</span>;
  return <span className={css.second}>{t(row.waitsFor ? 'stopped' : `state_${row.state}`)}</span>;
}
