import { formatFigure, unitName } from '@project-cloud/rules-engine';
import { Button, Input, InputNumber } from 'antd';
import { Link } from 'umi';
import { useQuery } from '@/client';
import { Hint, LayerBadge, Loaded, layerOf, Page } from '@/components';
import { useLabel, useLanguage, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import type { DefinitionAnswer } from '../definition-version';
import type { DraftAnswer } from '../draft';
import { RegionName } from '../region-name';
import type { Release } from '../release/release';
import { type MergedDraft, useMergedDraft } from '../saving/use-merged-draft';
import { DraftHeader } from './draft-header';
import { Labelled } from './labelled';
import css from './rule.css';
import { type RuleLayers, type Threshold, thresholdsOf, within } from './thresholds';

interface ThresholdsEditorProps {
  opened: DraftAnswer;
  bundle: Release;
  ruleKey: string;
  region: string;
  readOnly: boolean;
}

/** What one region sets for itself in a rule, within the bounds that the rule allows. */
export function ThresholdsEditor({ opened, bundle, ruleKey, region, readOnly }: ThresholdsEditorProps) {
  const t = useText(studioRule);
  const label = useLabel();
  const saving = useMergedDraft(opened, readOnly);
  const layers = useQuery<RuleLayers>(`/rules/${ruleKey}/layers`, { query: { region }, fresh: 0 });
  const base = useQuery<DefinitionAnswer>(`/definitions/rule/${ruleKey}`);
  const title = label((base.data?.effective ?? base.data?.items[0] ?? opened.definition).title);
  return (
    <Page>
      <DraftHeader
        tab={title}
        title={
          <span className={css.title}>
            <LayerBadge layer={layerOf(region)} /> {title} <RegionName code={region} />
          </span>
        }
        opened={opened}
        bundle={bundle}
        readOnly={readOnly}
        saving={saving}
        actions={<Link to={`/studio/reports/${ruleKey}?region=${region}&kind=rule`}>{t('report')}</Link>}
      />
      <Loaded query={layers}>
        {(answer) => <Thresholds layers={answer} region={region} saving={saving} readOnly={readOnly} />}
      </Loaded>
    </Page>
  );
}

interface ThresholdsProps {
  layers: RuleLayers;
  region: string;
  saving: MergedDraft;
  readOnly: boolean;
}

function Thresholds({ layers, region, saving, readOnly }: ThresholdsProps) {
  const t = useText(studioRule);
  const own = (saving.body.parameters ?? {}) as Record<string, number>;
  const all = thresholdsOf(layers, region);
  const set = (key: string, value: number | null) =>
    saving.change((body) => {
      const { [key]: _, ...others } = (body.parameters ?? {}) as Record<string, number>;
      return { ...body, parameters: value === null ? others : { ...others, [key]: value } };
    });
  // The bounds are said at each value; what else the server refuses stands here.
  const others = saving.issues.filter(({ path }) => !all.some(({ key }) => path === `body.parameters.${key}`));
  return (
    <>
      {layers.pinned ? (
        <Hint>{t('pinned', { base: layers.pinned.baseVersion, newest: layers.pinned.newest })}</Hint>
      ) : null}
      <p className={css.lead}>{t('thresholdsHint')}</p>
      {all.length === 0 ? <p className="note">{t('noThresholds')}</p> : null}
      {all.map((threshold) => (
        <ThresholdRow
          key={threshold.key}
          threshold={threshold}
          value={own[threshold.key]}
          fault={saving.issues.find(({ path }) => path === `body.parameters.${threshold.key}`)?.message}
          readOnly={readOnly}
          onChange={(value) => set(threshold.key, value)}
        />
      ))}
      {others.length > 0 ? (
        <ul className={css.faults} role="alert">
          {others.map(({ path, message }) => (
            <li key={path + message}>{message}</li>
          ))}
        </ul>
      ) : null}
      <Labelled className={css.reasonOf} label={t('why')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            disabled={readOnly}
            maxLength={2000}
            placeholder={t('whyHint')}
            value={typeof saving.body.note === 'string' ? saving.body.note : ''}
            onChange={(event) =>
              saving.change((body) => {
                const { note: _, ...rest } = body;
                return event.target.value === '' ? rest : { ...rest, note: event.target.value };
              })
            }
          />
        )}
      </Labelled>
    </>
  );
}

interface ThresholdRowProps {
  threshold: Threshold;
  value: number | undefined;
  fault: string | undefined;
  readOnly: boolean;
  onChange(value: number | null): void;
}

function ThresholdRow({ threshold, value, fault, readOnly, onChange }: ThresholdRowProps) {
  const t = useText(studioRule);
  const label = useLabel();
  const { language } = useLanguage();
  const { parameter, inherited, from } = threshold;
  const unit = parameter.unit ?? null;
  const figure = (n: number) => formatFigure(n, { unit, lang: language });
  const name = label(parameter.label) || threshold.key;
  const outside = value !== undefined && !within(parameter, value);
  const bounds = t('bounds', { min: parameter.min, max: parameter.max, unit: unitName(unit, language) });
  return (
    <div className={css.threshold}>
      <label htmlFor={`threshold-${threshold.key}`}>{name}</label>
      <div>
        <InputNumber
          id={`threshold-${threshold.key}`}
          aria-describedby={`threshold-${threshold.key}-bounds`}
          disabled={readOnly}
          status={outside || fault ? 'error' : ''}
          placeholder={String(inherited)}
          value={value ?? null}
          onChange={(next) => onChange(next === null ? null : Number(next))}
        />{' '}
        <span className="unit">{unitName(unit, language)}</span>
        {value !== undefined && !readOnly ? (
          <Button type="link" size="small" onClick={() => onChange(null)}>
            {t('useInherited', { value: figure(inherited) })}
          </Button>
        ) : null}
        <p className="note" id={`threshold-${threshold.key}-bounds`}>
          {bounds}{' '}
          {from
            ? t('fromRegion', { name: from.name, value: figure(inherited) })
            : t('fromRule', { value: figure(inherited) })}
        </p>
        {outside ? (
          <p className={css.fault} role="alert">
            {t('outsideBounds', { value: String(value), min: parameter.min, max: parameter.max })}
          </p>
        ) : fault ? (
          <p className={css.fault} role="alert">
            {fault}
          </p>
        ) : null}
      </div>
    </div>
  );
}
