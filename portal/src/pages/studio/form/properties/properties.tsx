import { LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner, useStore } from '../designer-context';
import { findPart } from '../model/tree';
import { BasicSection } from './basic-section';
import { BoundsSection } from './bounds-section';
import { ColumnsSection } from './columns-section';
import { ConditionSection } from './condition-section';
import { FieldNotices } from './field-notices';
import { FormSummary } from './form-summary';
import { LayerStack } from './layer-stack';
import { LockSection } from './lock-section';
import { hasOptions, OptionsSection } from './options-section';
import css from './properties.css';
import { RemarkSection } from './remark-section';
import { rightsOf } from './rights';

type Word = keyof typeof studioForm.zh;

/** All that can be said of the selected part; of the form itself when none is. */
export function Properties() {
  const t = useText(studioForm);
  const store = useStore();
  const { setting, published, readOnly } = store.desk;
  const selected = useDesigner((state) => state.selected);
  const tree = useDesigner((state) => state.tree);
  const row = useDesigner((state) => (state.selected === null ? undefined : state.view.rows.get(state.selected)));
  const part = selected === null ? null : findPart(tree.parts, selected);
  if (!part || !row)
    return (
      <aside id="studio-properties" tabIndex={-1} className={css.properties} aria-label={t('properties')}>
        <FormSummary />
      </aside>
    );
  const rights = rightsOf(row, setting, readOnly);
  const isField = row.shape === 'field';
  const kind = isField ? t(`kind_${row.kind}` as Word) : t(`shape_${row.shape}` as Word);
  return (
    <aside
      id="studio-properties"
      tabIndex={-1}
      className={css.properties}
      aria-label={t('propertiesOf', { title: row.title })}
    >
      <header className={css.head}>
        <h2>{row.title}</h2>
        <LayerBadge layer={layerOf(row.changedBy ?? row.layer)} />
      </header>
      <p className={css.sub}>
        {kind} {t(published.has(part.key) || setting ? 'keyFixed' : 'keyOf', { key: part.key })}
      </p>
      <FieldNotices partKey={part.key} />
      <div key={part.key}>
        <BasicSection part={part} row={row} rights={rights} />
        {isField && row.component !== 'Computed' ? <BoundsSection part={part} row={row} rights={rights} /> : null}
        {isField && hasOptions(part) ? <OptionsSection part={part} rights={rights} /> : null}
        {row.component === 'ArrayTable' ? <ColumnsSection part={part} rights={rights} /> : null}
        {row.component === 'Computed' ? <ConditionSection part={part} keyword="x-value" rights={rights} /> : null}
        <ConditionSection part={part} keyword="x-visible" rights={rights} />
        {isField && row.component !== 'Computed' ? (
          <ConditionSection part={part} keyword="required" rights={rights} />
        ) : null}
        {isField ? <RemarkSection part={part} rights={rights} /> : null}
        {setting === null && !readOnly ? <LockSection part={part} /> : null}
        <LayerStack partKey={part.key} />
      </div>
    </aside>
  );
}
