import { connect, observer } from '@formily/react';
import { useSurroundings } from '../form-context';
import { formatValue } from '../format-value';
import css from './fields.css';
import { useControl } from './use-control';

/** A value that the engine works out; nobody types it. */
export const Computed = connect(
  observer(function ComputedField({ value, unit, type }: { value?: unknown; unit?: string; type?: string }) {
    const { id } = useControl();
    const { layout } = useSurroundings();
    return (
      <output id={id} className={css.computed}>
        {formatValue({ type: type ?? (typeof value === 'number' ? 'decimal' : 'text') }, value)}
        {unit && value != null && layout === 'entry' ? <span className="unit"> {unit}</span> : null}
      </output>
    );
  }),
);
