import { Select } from 'antd';
import { FindBox } from '@/components';
import { useLabel, useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { handlingWords } from '@/locale/handling';
import { useRules } from './use-rules';
import { WARNING_BOXES, type WarningState } from './warning-state';
import css from './warnings.css';

interface FilterLineProps {
  state: WarningState;
  onChange(part: Partial<WarningState>): void;
}

/** State, light, rule and name: one line above the list. */
export function FilterLine({ state, onChange }: FilterLineProps) {
  const t = useText(consoleWords);
  const common = useText();
  const words = useText(handlingWords);
  const label = useLabel();
  const rules = useRules();
  return (
    <div className={css.filters}>
      <Select
        aria-label={t('state')}
        value={state.state}
        onChange={(value) => onChange({ state: value })}
        popupMatchSelectWidth={false}
        options={WARNING_BOXES.map((value) => ({ value, label: `${t('state')}：${words(`box_${value}`)}` }))}
      />
      <Select
        aria-label={t('light')}
        value={state.light}
        onChange={(light) => onChange({ light })}
        options={[
          { value: '', label: `${t('light')}：${common('all')}` },
          { value: 'red', label: `${t('light')}：${common('red')}` },
          { value: 'yellow', label: `${t('light')}：${common('yellow')}` },
        ]}
      />
      <Select
        className={css.rule}
        aria-label={t('rule')}
        value={state.rule}
        popupMatchSelectWidth={false}
        onChange={(rule) => onChange({ rule })}
        options={[
          { value: '', label: `${t('rule')}：${common('all')}` },
          ...rules.map((rule) => ({ value: rule.key, label: label(rule.title) })),
        ]}
      />
      <FindBox className={css.find} label={t('find')} value={state.q} onFind={(q) => onChange({ q })} />
    </div>
  );
}
