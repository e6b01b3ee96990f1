import { Checkbox } from 'antd';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import type { Part } from '../model/tree';
import css from './properties.css';
import { useSet } from './use-set';

const LOCKS = ['hide', 'relabel', 'help', 'tighten', 'reorder', 'default'] as const;

/** What cities and counties may not change of this field. */
export function LockSection({ part }: { part: Part }) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const lock = part.schema['x-locked'];
  const values = lock === true ? [...LOCKS] : Array.isArray(lock) ? (lock as string[]) : [];
  const put = (next: readonly string[]) =>
    set({
      'x-locked':
        next.length === 0 ? undefined : next.length === LOCKS.length ? true : LOCKS.filter((one) => next.includes(one)),
    });
  return (
    <section className={css.section}>
      <h3>{t('lockHead')}</h3>
      <Checkbox
        checked={values.length === LOCKS.length}
        indeterminate={values.length > 0 && values.length < LOCKS.length}
        onChange={({ target }) => put(target.checked ? LOCKS : [])}
      >
        {t('lockAll')}
      </Checkbox>
      <Checkbox.Group
        className={css.kept}
        value={values}
        options={LOCKS.map((value) => ({ value, label: t(`lock_${value}`) }))}
        onChange={put}
      />
    </section>
  );
}
