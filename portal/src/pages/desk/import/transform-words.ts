import type { ColumnTransform } from '@project-cloud/registry';
import { useCallback } from 'react';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import type { TargetField } from './target-fields';

/** Factors into 万元, by the unit that a file is written in. */
export const MONEY_FACTORS = [
  { factor: 0.0001, word: 'fromYuan' },
  { factor: 0.1, word: 'fromThousand' },
  { factor: 100, word: 'fromMillion' },
  { factor: 10_000, word: 'fromHundredMillion' },
] as const;

/** How cells are read, in a few words; nothing when they are read as they stand. */
export function useTransformWords(): (transform: ColumnTransform | undefined, field: TargetField) => string {
  const t = useText(importing);
  return useCallback(
    (transform, field) => {
      if (!transform) return '';
      const { dateFormat, factor, split, values, default: instead } = transform;
      const named = field.unit === '万元' ? MONEY_FACTORS.find((one) => one.factor === factor) : undefined;
      const count = Object.keys(values ?? {}).length;
      return [
        dateFormat ? t(`order_${dateFormat}`) : '',
        factor ? (named ? t(named.word) : t('times', { n: factor })) : '',
        split ? t('splitBy', { mark: split }) : '',
        count > 0 ? t('valueCount', { n: count }) : '',
        instead ? t('emptyAs', { value: instead }) : '',
      ]
        .filter(Boolean)
        .join(t('comma'));
    },
    [t],
  );
}
