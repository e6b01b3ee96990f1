import { Drawer } from 'antd';
import { Link } from 'umi';
import { EMPTY, formatDate, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import css from './audit.css';
import { useFieldNames } from './field-names';
import { readDetail, type TrailEntry } from './trail-entry';
import { useTrailWords } from './trail-words';

const show = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? EMPTY
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** One line of the trail in full: what changed, from where, under which request. */
export function TrailDetail({ entry, onClose }: { entry: TrailEntry | null; onClose(): void }) {
  const words = useTrailWords();
  return (
    <Drawer
      open={entry !== null}
      onClose={onClose}
      mask={false}
      width="min(608px, 100vw)"
      title={entry ? words.done(entry) : ''}
      rootClassName={css.drawer ?? ''}
    >
      {entry ? <Content entry={entry} /> : null}
    </Drawer>
  );
}

function Content({ entry }: { entry: TrailEntry }) {
  const t = useText(consoleWords);
  const words = useTrailWords();
  const nameOf = useFieldNames(entry);
  const { changed, said } = readDetail(entry.detail);
  return (
    <>
      <dl className={css.about}>
        <dt>{t('when')}</dt>
        <dd>{formatDate(entry.at, 'moment')}</dd>
        <dt>{t('who')}</dt>
        <dd>
          {words.who(entry)} {entry.ip ? <span className="note">{t('from', { ip: entry.ip })}</span> : null}
        </dd>
        <dt>{t('subject')}</dt>
        <dd>
          {words.subject(entry.subjectType)} <Subject entry={entry} />
        </dd>
        {entry.requestId ? (
          <>
            <dt>{t('requestId')}</dt>
            <dd>{entry.requestId}</dd>
          </>
        ) : null}
        {said.map(({ key, value }) => (
          <div key={key} className={css.said}>
            <dt>{words.field(key)}</dt>
            <dd>{show(value)}</dd>
          </div>
        ))}
      </dl>
      <SectionTitle title={t('detail')} />
      {changed.length === 0 ? (
        <p className="note">{t('noDetail')}</p>
      ) : (
        <table className={css.changed}>
          <thead>
            <tr>
              <th>{t('field')}</th>
              <th>{t('before')}</th>
              <th>{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ field, before, after }) => (
              <tr key={field}>
                <td>{nameOf(field)}</td>
                <td className={css.was}>{show(before)}</td>
                <td>{show(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Subject({ entry: { subjectType, subjectId } }: { entry: TrailEntry }) {
  const definition = subjectType === 'definition' ? /^([^/]+)\/([^@]+)(?:@(.+))?$/.exec(subjectId) : null;
  if (definition) {
    const [, kind, key, region] = definition;
    return <Link to={`/studio/definitions/${kind}/${key}${region ? `?region=${region}` : ''}`}>{subjectId}</Link>;
  }
  if (subjectType === 'entry' || subjectType === 'library-entry')
    return <Link to={`/desk/entries/${subjectId}`}>{subjectId}</Link>;
  return <>{subjectId}</>;
}
