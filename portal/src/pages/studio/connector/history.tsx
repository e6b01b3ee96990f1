import { useQuery } from '@/client';
import {
  type Column,
  EMPTY,
  EmptyState,
  formatDate,
  LightShape,
  Loaded,
  ResponsiveTable,
  SectionTitle,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { connector } from '@/locale/connector';
import css from '../item/item.css';
import { type Batch, type HeldRow, PATH, type Run } from './connector';

/** The last runs, and why one failed. */
export function Runs({ runs }: { runs: Run[] }) {
  const t = useText(connector);
  const label = useLabel();
  const told = ({ looked, sent, held, state }: Run) =>
    state === 'done' && sent + held === 0 ? t('unchanged', { looked }) : t('runText', { looked, sent, held });
  return (
    <section className={css.block}>
      <SectionTitle title={t('runs')} />
      {runs.length === 0 ? <p className="note">{t('never')}</p> : null}
      <ol className={css.versions}>
        {runs.slice(0, 5).map((run) => (
          <li key={run.id}>
            <div className={css.versionHead}>
              <b>{t(`run_${run.state}`)}</b>
              <span className="note">{formatDate(run.askedAt, 'moment')}</span>
              <span className="note">
                {run.askedBy === 'system' ? t('byClock') : t('askedBy', { who: run.askedBy })}
              </span>
            </div>
            {run.state === 'waiting' ? null : <p>{told(run)}</p>}
            {run.error ? (
              <p>
                <LightShape light="red" size={10} /> {label(run.error)}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Every batch with its counts, its receipt and the mapping it was made with. */
export function Batches({ batches }: { batches: Batch[] }) {
  const t = useText(connector);
  const label = useLabel();
  const columns: Column<Batch>[] = [
    { key: 'number', title: t('batch'), card: 'title', render: ({ number }) => `#${number}` },
    {
      key: 'state',
      title: t('state'),
      card: 'sub',
      render: ({ state, error }) => (
        <>
          {t(`state_${state}`)}
          {error ? <span className="note"> {label(error)}</span> : null}
        </>
      ),
    },
    { key: 'version', title: t('version'), card: 'line', render: ({ version }) => t('inForce', { n: version }) },
    { key: 'rows', title: t('rows'), numeric: true, card: 'line', render: ({ rows }) => rows },
    { key: 'accepted', title: t('accepted'), numeric: true, card: 'line', render: ({ accepted }) => accepted ?? EMPTY },
    { key: 'refused', title: t('refused'), numeric: true, card: 'line', render: ({ refused }) => refused ?? EMPTY },
    { key: 'receipt', title: t('receipt'), card: 'line', render: ({ receipt }) => receipt ?? EMPTY },
    { key: 'at', title: t('at'), card: 'line', render: ({ preparedAt }) => formatDate(preparedAt, 'moment') },
  ];
  return (
    <section className={css.block}>
      <SectionTitle title={t('batches')} />
      <ResponsiveTable<Batch>
        caption={t('batches')}
        columns={columns}
        rows={batches}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('noBatches')} hint={t('noBatchesHint')} />}
      />
    </section>
  );
}

/** What was not sent or came back, project by project, with the field and the reason. */
export function Held({ connectorKey }: { connectorKey: string }) {
  const t = useText(connector);
  const label = useLabel();
  const query = useQuery<{ items: HeldRow[] }>(`${PATH}/${connectorKey}/held`, { fresh: 2000 });
  const columns: Column<HeldRow>[] = [
    {
      key: 'project',
      title: t('project'),
      card: 'title',
      render: ({ name, code }) => (
        <div className={css.named}>
          <span>{name}</span>
          <code>{code}</code>
        </div>
      ),
    },
    { key: 'state', title: t('state'), card: 'sub', render: ({ state }) => t(`held_${state}`) },
    {
      key: 'reason',
      title: t('reason'),
      card: 'line',
      render: ({ errors }) => errors.map(({ label: name, reason }) => `${label(name)}：${label(reason)}`).join('；'),
    },
  ];
  return (
    <section className={css.block}>
      <SectionTitle title={t('held')} />
      <Loaded query={query} rows={3}>
        {({ items }) => (
          <ResponsiveTable<HeldRow>
            caption={t('held')}
            columns={columns}
            rows={items}
            rowKey={({ entry }) => entry}
            empty={<p className="note">{t('noneHeld')}</p>}
          />
        )}
      </Loaded>
    </section>
  );
}
