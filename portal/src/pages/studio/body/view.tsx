import { Link } from 'umi';
import { type Library, useQuery } from '@/client';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionVersion, definitionHref } from '../definition-version';
import css from './body.css';
import { recordsOf, textOf, textsOf } from './body-parts';
import { FactsList } from './facts-list';

/** A view of a list: its columns in order, the filters that it offers, how it is sorted. */
export function ViewBody({ version: { body } }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const label = useLabel();
  const key = textOf(body.library);
  const library = useQuery<Library>(key ? `/libraries/${encodeURIComponent(key)}` : null, { fresh: 600_000 }).data;
  const names = new Map(library?.fields.map((field) => [field.key, label(field.label)]));
  const nameOf = (field: string) => names.get(field) ?? (field === 'light' ? t('light') : field);
  return (
    <div className={css.body}>
      <FactsList
        facts={[
          [
            t('ofLibrary'),
            <Link key="library" to={definitionHref({ kind: 'library', key })}>
              {library ? label(library.name) : key}
            </Link>,
          ],
          [
            t('columns'),
            <ol key="columns" className={css.chips}>
              {recordsOf(body.columns).map((column) => (
                <li key={textOf(column.key)}>{nameOf(textOf(column.key))}</li>
              ))}
            </ol>,
          ],
          [t('filters'), textsOf(body.filters).map(nameOf).join('、')],
          [
            t('sort'),
            recordsOf(body.sort)
              .map((sort) => `${nameOf(textOf(sort.key))} ${t(sort.desc ? 'descending' : 'ascending')}`)
              .join(t('comma')),
          ],
        ]}
      />
    </div>
  );
}
