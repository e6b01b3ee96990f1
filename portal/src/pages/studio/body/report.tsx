import { diffReport, ReportBody as Report } from '@project-cloud/library';
import { Link } from 'umi';
import { type FieldInfo, type Library, useQuery, useSession } from '@/client';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { tableHref } from '@/pages/desk/statistics/pivot';
import { type DefinitionVersion, definitionHref } from '../definition-version';
import css from './body.css';
import { textOf } from './body-parts';
import { FactsList } from './facts-list';

/** Keys of fields are no words: a reader is told what the library calls them. */
const named = (text: string, fields: readonly FieldInfo[], label: (of: FieldInfo['label']) => string) =>
  text.replace(/[a-z][a-z0-9_]+/g, (key) => {
    const field = fields.find((one) => one.key === key);
    return field ? label(field.label) : key;
  });

/** A table of statistics: what it counts, by what and for whom; whoever may see figures tries it. */
export function ReportBody({ version: { body } }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const label = useLabel();
  const { user } = useSession();
  const key = textOf(body.library);
  const library = useQuery<Library>(key ? `/libraries/${encodeURIComponent(key)}` : null, { fresh: 600_000 }).data;
  const lines = diffReport({}, body).filter(({ path }) => path !== 'library');
  const report = Report.safeParse(body);
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
          ...lines.map(({ detail, after }): [string, string] => [
            label(detail),
            named(label(after), library?.fields ?? [], label),
          ]),
        ]}
      />
      {report.success && user?.may.includes('dashboard.read') ? (
        <p>
          <Link to={tableHref(report.data)}>{t('tryTable')}</Link>
        </p>
      ) : null}
    </div>
  );
}
