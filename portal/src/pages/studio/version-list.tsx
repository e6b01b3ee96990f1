import { Link } from 'umi';
import { formatDate, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionVersion, definitionHref, personIn } from './definition-version';
import { Status } from './status';
import css from './studio.css';

interface VersionListProps {
  items: DefinitionVersion[];
  effective: DefinitionVersion | null;
  shown: DefinitionVersion;
}

/** All versions, newest first; the one in force is marked, the one that is shown is highlighted. */
export function VersionList({ items, effective, shown }: VersionListProps) {
  const t = useText(studio);
  const href = definitionHref(shown);
  return (
    <section>
      <SectionTitle title={t('versions')} note={String(items.length)} />
      <ol className={css.versions}>
        {items.map((item) => (
          <li key={item.id} className={item.version === shown.version ? css.shown : undefined}>
            <div className={css.versionHead}>
              <Link
                to={`${href}${href.includes('?') ? '&' : '?'}version=${item.version}`}
                {...(item.version === shown.version ? { 'aria-current': 'true' as const } : {})}
              >
                {t('versionN', { n: item.version })}
              </Link>
              <Status status={item.status} />
              {item.id === effective?.id ? <b className={css.inForce}>{t('effective')}</b> : null}
            </div>
            <p>
              {t('effectiveFrom')} {item.effectiveFrom ?? t('atOnce')}
            </p>
            <p>
              {t('author')} {personIn(item.author, item.authorName, t('builtIn'))}
              {item.approver ? `　${t('approver')} ${personIn(item.approver, item.approverName, t('builtIn'))}` : ''}
            </p>
            <p>{formatDate(item.updatedAt, 'moment')}</p>
            {item.note ? <p className={css.versionNote}>{item.note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
