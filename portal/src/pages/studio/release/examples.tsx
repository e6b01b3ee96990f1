import { Link } from 'umi';
import { LightShape, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { editHref, type Release } from './release';
import css from './release.css';

/** The examples that forms and rules carry: run before anything else, and in the way when one fails. */
export function Examples({ release }: { release: Release }) {
  const t = useText(studioRelease);
  const label = useLabel();
  const parts = release.definitions.filter(({ examples }) => examples.total > 0);
  if (parts.length === 0) return null;
  const total = parts.reduce((sum, { examples }) => sum + examples.total, 0);
  const failed = parts.flatMap(({ examples }) => examples.failed);
  const notRun = parts.filter(({ examples }) => !examples.ran);
  // The examples of a rule stand on its page; those of a form only run.
  const shown = parts.find(({ kind }) => kind === 'rule');
  const note =
    failed.length > 0
      ? t('examplesFail', { n: failed.length, total })
      : notRun.length > 0
        ? t('examplesNotRun')
        : t('examplesPass', { n: total });
  return (
    <section className={css.block} aria-label={t('examples')}>
      <SectionTitle
        title={t('examples')}
        note={note}
        action={
          shown ? (
            <Link to={`${editHref(shown, release.status === 'draft' ? release.id : null)}#cases`}>
              {t('seeExamples')}
            </Link>
          ) : null
        }
      />
      {failed.length > 0 ? (
        <ul className={css.failed}>
          {parts.flatMap((part) =>
            part.examples.failed.map(({ message }) => (
              <li key={`${part.id} ${message}`}>
                <LightShape light="red" size={10} /> {parts.length > 1 ? `${label(part.title)}：` : ''}
                {message}
              </li>
            )),
          )}
        </ul>
      ) : null}
    </section>
  );
}
