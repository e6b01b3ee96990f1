import { Select } from 'antd';
import { Link, useNavigate } from 'umi';
import { useQuery } from '@/client';
import { EmptyState, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import type { DefinitionHead } from '../definition-version';
import { Status } from '../status';
import css from './designer.css';
import type { PartProps } from './part';
import { faultsAt } from './use-faults';

/** The rules by which the library's entries get their lights. They are edited on their own page, in the same release. */
export function Rules({ library, libraryKey, release, issues, readOnly, change, flush }: PartProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const navigate = useNavigate();
  const query = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'rule' }, fresh: 2000 });
  const known = (query.data?.items ?? []).filter(({ region }) => region === null);
  const at = `?release=${release ?? ''}&library=${libraryKey}`;
  const open = (key: string) => void flush().then(() => navigate(`/studio/rules/${key}${at}`));
  const own = library.rules.map((key) => ({ key, head: known.find((rule) => rule.key === key) }));
  return (
    <section>
      <SectionTitle
        title={t('rules')}
        note={t('rulesHelp')}
        action={readOnly ? null : <Link to={`/studio/rules/new${at}`}>{t('newRule')}</Link>}
      />
      {faultsAt(issues, 'body.rules')[0] ? (
        <p className={css.fault} role="alert">
          {faultsAt(issues, 'body.rules')[0]?.message}
        </p>
      ) : null}
      {readOnly ? null : (
        <Select
          className={css.wide}
          aria-label={t('addRule')}
          showSearch
          optionFilterProp="label"
          value={null}
          placeholder={t('addRule')}
          options={known
            .filter(({ key }) => !library.rules.includes(key))
            .map(({ key, title }) => ({ value: key, label: label(title) }))}
          onChange={(key: string | null) => key && change({ rules: [...library.rules, key] })}
        />
      )}
      {own.length === 0 ? (
        <EmptyState title={t('noRules')} hint={t('noRulesHint')} />
      ) : (
        <ol className={css.rows} aria-label={t('rules')}>
          {own.map(({ key, head }) => (
            <li key={key}>
              <div className={css.what}>
                <button type="button" className="link" onClick={() => open(key)}>
                  {head ? label(head.title) : key}
                </button>
                <code>{key}</code>
              </div>
              {head ? <Status status={head.status} /> : <span className={css.fault}>{t('ruleMissing')}</span>}
              {readOnly ? null : (
                <span className={css.acts}>
                  <button
                    type="button"
                    className="link"
                    aria-label={t('removeOf', { name: head ? label(head.title) : key })}
                    onClick={() => change({ rules: library.rules.filter((one) => one !== key) })}
                  >
                    {t('remove')}
                  </button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
