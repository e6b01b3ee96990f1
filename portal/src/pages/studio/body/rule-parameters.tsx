import { formatFigure } from '@project-cloud/rules-engine';
import { Link } from 'umi';
import { useQuery } from '@/client';
import { SectionTitle } from '@/components';
import { useLabel, useLanguage, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionAnswer, type DefinitionVersion, definitionHref } from '../definition-version';
import { RegionName } from '../region-name';
import css from './body.css';
import { labelOf, recordOf, textOf } from './body-parts';

/** What one region sets for itself in a rule, beside what the rule says. */
export function RuleParametersBody({ version }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const label = useLabel();
  const { language } = useLanguage();
  const base = useQuery<DefinitionAnswer>(`/definitions/rule/${encodeURIComponent(version.key)}`).data;
  const known = recordOf((base?.effective ?? base?.items[0])?.body.parameters);
  return (
    <div className={css.body}>
      <p className={css.lead}>
        {textOf(version.body.note)} <Link to={definitionHref({ kind: 'rule', key: version.key })}>{t('baseLink')}</Link>
      </p>
      <SectionTitle note={t('regionParameters')} title={<RegionName code={version.region ?? ''} />} />
      <table className={css.table}>
        <tbody>
          {Object.entries(recordOf(version.body.parameters)).map(([key, value]) => {
            const parameter = recordOf(known[key]);
            const unit = textOf(parameter.unit) || null;
            return (
              <tr key={key}>
                <td>{label(labelOf(parameter.label)) || key}</td>
                <td className={`number ${css.was}`}>{formatFigure(parameter.value, { unit, lang: language })}</td>
                <td className="number">→ {formatFigure(value, { unit, lang: language })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
