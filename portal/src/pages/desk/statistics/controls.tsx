import { measureKey } from '@project-cloud/insight';
import { MEASURE_KINDS, type MeasureKind, type PivotBody } from '@project-cloud/library';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { type FieldInfo, type Filter, type Library, type LibraryRef, useSession } from '@/client';
import { useLabel, useLanguage, useText } from '@/locale';
import { fieldWord } from '@/locale/desk';
import { statisticsWords } from '@/locale/statistics';
import { Adder, Condition } from '../library/filter-bar';
import { listFields } from '../library/list-fields';
import { DimensionChoice } from './dimension-choice';
import { depthOf, dividingFields, firstPivot, measuredFields, readMeasure } from './pivot';
import css from './statistics.css';

const MOST_MEASURES = 4;

interface ControlsProps {
  pivot: PivotBody;
  library: Library;
  libraries: LibraryRef[];
  onChange(next: PivotBody): void;
}

/** What is counted, by what, and under which conditions: every change counts anew. */
export function Controls({ pivot, library, libraries, onChange }: ControlsProps) {
  const t = useText(statisticsWords);
  const label = useLabel();
  const { language } = useLanguage();
  const { user } = useSession();
  const depth = depthOf(user?.region?.path);
  const fields = useMemo(
    () => [...listFields(library, new Set(), (key) => fieldWord(key, language)).values()],
    [library, language],
  );
  const dividing = useMemo(() => dividingFields(fields), [fields]);
  const change = (part: Partial<PivotBody>) => onChange({ ...pivot, ...part });
  const { rows, columns } = pivot;
  return (
    <search className={css.controls} aria-label={t('conditionsOf')}>
      {libraries.length > 1 ? (
        <div className={css.control}>
          <span className={css.name}>{t('library')}</span>
          <Select
            aria-label={t('library')}
            popupMatchSelectWidth={false}
            value={pivot.library}
            options={libraries.map(({ key, name }) => ({ value: key, label: label(name) }))}
            onChange={(key) => onChange(firstPivot(key, depth))}
          />
        </div>
      ) : null}
      <DimensionChoice
        label={t('rows')}
        fields={dividing}
        value={rows}
        onChange={(next) => (next ? change({ rows: next }) : undefined)}
      />
      <DimensionChoice
        label={t('columns')}
        fields={dividing}
        value={columns ?? null}
        optional
        onChange={(next) => change({ columns: next })}
      />
      {columns ? <Button onClick={() => change({ rows: columns, columns: rows })}>{t('swap')}</Button> : null}
      <Measures fields={fields} pivot={pivot} onChange={(measures) => change({ measures })} />
      <Conditions fields={fields} pivot={pivot} onChange={(filter) => change({ filter })} />
    </search>
  );
}

function Measures({
  fields,
  pivot,
  onChange,
}: {
  fields: FieldInfo[];
  pivot: PivotBody;
  onChange(next: PivotBody['measures']): void;
}) {
  const t = useText(statisticsWords);
  const label = useLabel();
  const kinds = (Object.keys(MEASURE_KINDS) as MeasureKind[]).filter((kind) => kind !== 'count');
  const options = [
    { value: 'count', label: t('count') },
    ...measuredFields(fields).flatMap(({ key, label: name }) =>
      kinds.map((of) => ({ value: `${of}:${key}`, label: t(of, { name: label(name) }) })),
    ),
  ];
  return (
    <div className={css.control}>
      <span className={css.name}>{t('measures')}</span>
      <Select
        className={css.measures ?? ''}
        mode="multiple"
        maxCount={MOST_MEASURES}
        aria-label={t('measures')}
        title={t('mostMeasures', { n: MOST_MEASURES })}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        value={pivot.measures.map(measureKey)}
        options={options}
        onChange={(keys) => (keys.length > 0 ? onChange(keys.map(readMeasure)) : undefined)}
      />
    </div>
  );
}

function Conditions({
  fields,
  pivot,
  onChange,
}: {
  fields: FieldInfo[];
  pivot: PivotBody;
  onChange(next: PivotBody['filter']): void;
}) {
  const t = useText(statisticsWords);
  const filterable = fields.filter((field) => field.filterable && field.type !== 'light');
  const filter = pivot.filter as Filter[];
  const take = (next: Filter[]) => onChange(next as PivotBody['filter']);
  return (
    <div className={css.control}>
      <span className={css.name}>{t('conditions')}</span>
      {filter.map((condition, at) => (
        <Condition
          // biome-ignore lint/suspicious/noArrayIndexKey: two equal conditions are told apart by nothing but their place
          key={`${at} ${condition.key}`}
          condition={condition}
          fields={filterable}
          onChange={(next) => take(filter.flatMap((old, nth) => (nth === at ? (next ?? []) : old)))}
        />
      ))}
      <Adder fields={filterable} onAdd={(condition) => take([...filter, condition])} />
    </div>
  );
}
