import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import type { DashboardAnswer } from './dashboard';

/** The unit of a dashboard's amounts: the library's own, 万元 in the reader's language. */
export function useMoneyUnit({ moneyUnit }: Pick<DashboardAnswer, 'moneyUnit'>): string {
  const t = useText(consoleWords);
  return moneyUnit === undefined || moneyUnit === '万元' ? t('unitMoney') : moneyUnit;
}
