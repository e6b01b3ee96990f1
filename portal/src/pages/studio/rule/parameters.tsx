import type { Parameter } from '@project-cloud/rules-engine';
import { Input, InputNumber } from 'antd';
import { EmptyState, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { Labelled } from './labelled';
import css from './rule.css';
import { Faults, useRule } from './rule-context';
import { follow, freeName, usesParameter } from './rule-draft';

/** The thresholds of a rule: what holds everywhere, and how far regions may go. */
export function Parameters() {
  const t = useText(studioRule);
  const { rule, readOnly, change } = useRule();
  const all = Object.entries(rule.parameters);
  const add = () => {
    const key = freeName('limit', Object.keys(rule.parameters));
    const parameter: Parameter = { value: 0, min: 0, max: 100, label: { zh: '', en: '' } };
    change({ parameters: { ...rule.parameters, [key]: parameter } });
  };
  return (
    <section className={css.section} id="parameters">
      <SectionTitle
        title={t('parameters')}
        note={t('parametersHint')}
        action={
          readOnly ? null : (
            <button type="button" className="link" onClick={add}>
              {t('addParameter')}
            </button>
          )
        }
      />
      {all.length === 0 ? <EmptyState title={t('noParameters')} hint={t('noParametersHint')} /> : null}
      {all.map(([key, parameter]) => (
        <ParameterRow key={key} name={key} parameter={parameter} />
      ))}
    </section>
  );
}

function ParameterRow({ name, parameter }: { name: string; parameter: Parameter }) {
  const t = useText(studioRule);
  const label = useLabel();
  const { rule, readOnly, change } = useRule();
  const at = `parameters.${name}`;
  const title = label(parameter.label) || name;
  const set = (part: Partial<Parameter>) =>
    change({ parameters: { ...rule.parameters, [name]: { ...parameter, ...part } } });
  const remove = () => {
    const { [name]: _, ...others } = rule.parameters;
    change({ parameters: others });
  };
  const figure = (part: 'value' | 'min' | 'max') => (
    <Labelled className={css.figure} label={t(part)}>
      {(id) => (
        <InputNumber
          id={id}
          aria-label={t('figureOf', { name: title, what: t(part) })}
          disabled={readOnly}
          value={parameter[part]}
          onChange={(value) => value !== null && set({ [part]: Number(value) })}
        />
      )}
    </Labelled>
  );
  return (
    <div className={css.parameter}>
      <div className={css.fields}>
        <Labelled className={css.named} label={t('name')}>
          {(id) => (
            <Input
              id={id}
              aria-label={t('nameOf', { name: title })}
              disabled={readOnly}
              maxLength={60}
              value={parameter.label.zh}
              onChange={(event) =>
                set({ label: follow(parameter.label as { zh: string; en: string }, event.target.value) })
              }
            />
          )}
        </Labelled>
        {figure('value')}
        <Labelled className={css.unitOf} label={t('unit')}>
          {(id) => (
            <Input
              id={id}
              aria-label={t('figureOf', { name: title, what: t('unit') })}
              disabled={readOnly}
              maxLength={12}
              value={parameter.unit ?? ''}
              onChange={(event) => {
                const { unit: _, ...rest } = parameter;
                const unit = event.target.value;
                change({
                  parameters: { ...rule.parameters, [name]: unit === '' ? rest : { ...rest, unit } },
                });
              }}
            />
          )}
        </Labelled>
        {figure('min')}
        {figure('max')}
        {readOnly || usesParameter(rule, name) ? null : (
          <button type="button" className="link" aria-label={t('removeOf', { name: title })} onClick={remove}>
            {t('remove')}
          </button>
        )}
      </div>
      <Faults at={at} below />
    </div>
  );
}
