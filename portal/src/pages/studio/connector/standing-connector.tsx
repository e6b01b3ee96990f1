import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, type Library, request, useMutation, useQuery, useSession } from '@/client';
import { ErrorState, Hint, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { connector } from '@/locale/connector';
import type { DefinitionAnswer } from '../definition-version';
import { openDraft } from '../draft';
import { Facts } from '../item/facts';
import { OpenDrafts } from '../item/open-drafts';
import { Versions } from '../item/versions';
import { StudioNav } from '../studio-nav';
import { type Check, type OneConnector, PATH } from './connector';
import { Batches, Held, Runs } from './history';
import { Mapping } from './mapping';
import { SigningKey } from './signing-key';

const WATCHED = 1000;

/** A connector as it is in force: its mapping, what it sent, and the way to change it. */
export function StandingConnector({ connectorKey }: { connectorKey: string }) {
  const path = `${PATH}/${encodeURIComponent(connectorKey)}`;
  const query = useQuery<OneConnector>(path, { fresh: 2000 });
  const waits = query.data?.runs[0]?.state === 'waiting';
  useQuery<OneConnector>(waits ? path : null, { every: WATCHED });
  return (
    <Page>
      <StudioNav />
      <Loaded query={query} kind="form">
        {(one) => <Standing one={one} />}
      </Loaded>
    </Page>
  );
}

function Standing({ one }: { one: OneConnector }) {
  const t = useText(connector);
  const label = useLabel();
  const navigate = useNavigate();
  const { may } = useSession();
  const { key, body } = one;
  const library = useQuery<Library>(may('library.read') ? `/libraries/${body.library}` : null).data;
  const answer = useQuery<DefinitionAnswer>(may('model.read') ? `/definitions/connector/${key}` : null).data;
  const change = useMutation(async () => {
    const { definition } = await openDraft({ kind: 'connector', key });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/connectors/${key}?release=${definition.release ?? ''}`);
  });
  const [checked, setChecked] = useState<Check | null>(null);
  const check = useMutation(async () => setChecked(await request<Check>(`${PATH}/${key}/checks`, { method: 'POST' })));
  const run = useMutation(async () => {
    await request(`${PATH}/${key}/runs`, { method: 'POST' });
    invalidate('/api/connectors');
  });
  const nameOf = (field: string) => label(library?.fields.find((known) => known.key === field)?.label) || field;
  const error = change.error ?? check.error ?? run.error;
  const running = run.pending || one.runs[0]?.state === 'waiting';
  const { version, effectiveFrom } = one;
  return (
    <>
      <PageTitle
        crumbs={[{ label: t('room'), href: '/studio/connectors' }]}
        title={label(one.title)}
        note={effectiveFrom ? t('inForceFrom', { n: version, day: effectiveFrom }) : t('inForce', { n: version })}
        actions={
          <>
            {may('model.write') ? (
              <Button loading={change.pending} onClick={() => void change.run()}>
                {t('change')}
              </Button>
            ) : null}
            <Button loading={check.pending} onClick={() => void check.run()}>
              {t('check')}
            </Button>
            <Button type="primary" disabled={!one.secretMadeAt} loading={running} onClick={() => void run.run()}>
              {t('runNow')}
            </Button>
          </>
        }
      />
      {error ? <ErrorState error={error} /> : null}
      {answer ? <OpenDrafts items={answer.items} href={`/studio/connectors/${key}`} /> : null}
      {one.sample ? <Hint tone="plain">{t('sampleText')}</Hint> : null}
      {checked ? <Hint tone="plain">{t('checked', { ...checked, sample: '' })}</Hint> : null}
      <Facts
        rows={[
          [t('library'), label(one.library.name) || one.library.key],
          [t('address'), one.address],
          [t('interfaceVersion'), body.interfaceVersion],
          [t('legalBasis'), body.legalBasis ?? ''],
          [t('schedule'), body.schedule === 'off' ? t('off') : t('daily', { at: body.schedule.daily })],
          [t('batchSize'), body.batchSize],
          [t('signing'), <SigningKey key="signing" connectorKey={key} madeAt={one.secretMadeAt} />],
        ]}
      />
      <Mapping fields={body.fields} nameOf={nameOf} sample={checked?.sample ?? null} />
      <Runs runs={one.runs} />
      <Batches batches={one.batches} />
      {may('entry.restricted') ? (
        <Held key={one.runs[0]?.state} connectorKey={key} />
      ) : (
        <p className="note">{t('heldN', { n: one.held })}</p>
      )}
      {may('model.read') ? <Versions kind="connector" definition={key} /> : null}
    </>
  );
}
