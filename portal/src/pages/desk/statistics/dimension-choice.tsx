import { dimensionKind, LEVELS_OF, readEdges } from '@project-cloud/insight';
import { MOST_EDGES, type PivotDimension } from '@project-cloud/library';
import { Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { FieldInfo } from '@/client';
import { useLabel, useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import { asPivotField, beginDimension } from './pivot';
import css from './statistics.css';

interface DimensionProps {
  label: string;
  fields: FieldInfo[];
  value: PivotDimension | null;
  /** Whether it may be left out. */
  optional?: boolean;
  onChange(value: PivotDimension | null): void;
}

/** One side of the table: by which field, and how finely or in which bands. */
export function DimensionChoice({ label: name, fields, value, optional, onChange }: DimensionProps) {
  const t = useText(statisticsWords);
  const label = useLabel();
  const field = fields.find(({ key }) => key === value?.key);
  const kind = field ? dimensionKind(asPivotField(field)) : null;
  const levels = kind ? LEVELS_OF[kind] : [];
  const options = fields.map((one) => ({
    value: one.key,
    label: one.key === 'region_code' ? t('region') : label(one.label),
  }));
  return (
    <div className={css.control}>
      <span className={css.name}>{name}</span>
      <Select
        aria-label={name}
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        value={value?.key ?? ''}
        options={optional ? [{ value: '', label: t('noColumns') }, ...options] : options}
        onChange={(key) => {
          const chosen = fields.find((one) => one.key === key);
          onChange(chosen ? beginDimension(asPivotField(chosen)) : null);
        }}
      />
      {value && levels.length > 0 ? (
        <Select
          aria-label={t('level', { part: name })}
          popupMatchSelectWidth={false}
          value={value.level ?? null}
          options={levels.map((level) => ({ value: level, label: t(`level_${level}`) }))}
          onChange={(level) => onChange({ key: value.key, level })}
        />
      ) : null}
      {value?.edges ? <Edges name={name} value={value} onChange={onChange} /> : null}
    </div>
  );
}

/** Where bands begin: taken over when the field is left or Enter pressed, kept as typed while it is wrong. */
function Edges({
  name,
  value,
  onChange,
}: {
  name: string;
  value: PivotDimension;
  onChange(value: PivotDimension): void;
}) {
  const t = useText(statisticsWords);
  const note = useId();
  const written = (value.edges ?? []).join(', ');
  const [typed, setTyped] = useState(written);
  useEffect(() => setTyped(written), [written]);
  const edges = readEdges(typed);
  const fits = edges !== null && edges.length <= MOST_EDGES;
  const take = () => {
    if (fits && edges.join(', ') !== written) onChange({ key: value.key, edges });
  };
  return (
    <div className={css.edges}>
      <Input
        aria-label={t('edges', { part: name })}
        aria-describedby={note}
        status={fits ? '' : 'error'}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
      <span id={note} className={fits ? 'note' : css.fault} role={fits ? undefined : 'alert'}>
        {fits ? t('edgesHint') : t('edgesFault', { n: MOST_EDGES })}
      </span>
    </div>
  );
}
