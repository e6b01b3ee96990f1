import { useMemo } from 'react';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import type { Part, TargetField } from './target-fields';

const PARTS: Part[] = ['project', 'entry', 'report'];

/** Fields to choose from, by the part that they belong to. */
export function useFieldOptions(fields: TargetField[]) {
  const t = useText(importing);
  const label = useLabel();
  return useMemo(
    () =>
      PARTS.map((part) => ({
        label: t(`part_${part}`),
        options: fields
          .filter((field) => field.part === part)
          .map(({ id, label: name, unit }) => ({ value: id, label: unit ? `${label(name)}（${unit}）` : label(name) })),
      })).filter(({ options }) => options.length > 0),
    [fields, label, t],
  );
}
