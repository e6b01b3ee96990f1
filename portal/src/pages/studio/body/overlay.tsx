import { Link } from 'umi';
import { useQuery } from '@/client';
import { LayerBadge, layerOf } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionAnswer, type DefinitionVersion, definitionHref } from '../definition-version';
import { RegionName } from '../region-name';
import css from './body.css';
import { recordsOf, textOf } from './body-parts';
import { formFields } from './form-fields';
import { operationText } from './overlay-words';

/** A layer over a form: each operation as a sentence, with the names that its base gives the fields. */
export function OverlayBody({ version }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const base = useQuery<DefinitionAnswer>(`/definitions/form/${encodeURIComponent(version.key)}`).data;
  const built = base?.items.find((item) => item.version === version.body.base) ?? base?.effective;
  const names = new Map(formFields(built?.body).map(({ key, title }) => [key, title]));
  const operations = recordsOf(version.body.operations);
  return (
    <div className={css.body}>
      <p className={css.lead}>
        <RegionName code={version.region ?? ''} />{' '}
        {t('baseOf', { base: textOf(version.body.base), n: operations.length })}{' '}
        <Link to={definitionHref({ kind: 'form', key: version.key })}>{t('baseLink')}</Link>
      </p>
      <ul className={css.fields}>
        {operations.map((operation) => (
          <li key={JSON.stringify(operation)}>
            <LayerBadge layer={layerOf(version.region)} />
            <span className={css.sentence}>
              {operationText(
                operation,
                (key) => names.get(key) ?? key,
                (key, params) => t(key as 'op_hide', params),
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
