import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'umi';
import { type Dossier, type Entry, type Library, useQuery } from '@/client';
import { Code, Light, Loaded, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { dossierWords } from '@/locale/dossier';
import { currentPeriod, reportHref } from '../report/period';
import { OpenIn } from '../subsystem/open-in';
import { DispatchButton } from './dispatch-button';
import css from './dossier.css';
import { Elsewhere } from './elsewhere';
import { EntryFigures } from './entry-figures';
import { Part } from './part';
import { StageChange } from './stage-change';
import { belowTabs, chosenTab, tabsOf } from './tabs';
import { useLibrary } from './use-library';
import { Reasons } from './warnings';

/** The dossier of one entry: figures, why, and all that is known, by the tabs of its library, which stand in the address. */
export function EntryDossier({ entry }: { entry: Entry }) {
  const library = useLibrary(entry);
  return (
    <Loaded query={library} rows={8}>
      {(loaded) => <Content entry={entry} library={loaded} />}
    </Loaded>
  );
}

function Content({ entry, library }: { entry: Entry; library: Library }) {
  const t = useText(dossierWords);
  const label = useLabel();
  const [search, setSearch] = useSearchParams();
  const dossier = useQuery<Dossier>(`/projects/${encodeURIComponent(entry.project.code)}`);
  const tabs = tabsOf(library, t);
  const tab = chosenTab(tabs, search.get('tab'));
  const count = (name: string) => (name === 'warnings' && entry.figures.open_warnings) || null;
  const all = tabs.find(({ shows }) => shows.includes('warnings'))?.key;
  const choose = (key: string) => setSearch(key === tabs[0]?.key ? {} : { tab: key }, { replace: true });
  return (
    <>
      <Head entry={entry} library={library} />
      <Elsewhere entry={entry} entries={dossier.data?.entries ?? []} />
      {library.reportFields.length > 0 ? (
        <div className={css.four}>
          <EntryFigures entry={entry} />
        </div>
      ) : null}
      {library.rules.length > 0 && !tab?.shows.includes('warnings') ? (
        <Reasons entry={entry} onAll={all ? () => choose(all) : undefined} />
      ) : null}
      <Tabs
        activeKey={tab?.key ?? ''}
        onChange={choose}
        items={tabs.map(({ key, label: name, shows }) => ({
          key,
          label: [label(name), ...shows.flatMap((part) => count(part) ?? [])].join(' '),
          children: shows.map((part) => (
            <Part key={part} name={part} titled={shows.length > 1} entry={entry} dossier={dossier} />
          )),
        }))}
      />
      {belowTabs(tabs).map((part) => (
        <Part key={part} name={part} titled entry={entry} dossier={dossier} />
      ))}
      <Codes codes={dossier.data?.codes ?? []} />
    </>
  );
}

function Head({ entry, library }: { entry: Entry; library: Library }) {
  const t = useText(words);
  const label = useLabel();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const { project, may } = entry;
  const { stages } = library;
  const stage = stages.find(({ key }) => key === entry.stage);
  const moves = stages.filter(({ key }) => stage?.moves?.includes(key));
  return (
    <>
      <PageTitle
        title={project.name}
        crumbs={[
          { label: label(entry.library.name), href: `/desk/libraries/${entry.library.key}` },
          { label: project.region.name },
        ]}
        actions={
          <>
            {may.report ? (
              <Button type="primary" onClick={() => navigate(reportHref(entry.id, currentPeriod()))}>
                {t('drawer.report')}
              </Button>
            ) : null}
            {may.change ? (
              <Button onClick={() => navigate(`/desk/entries/${entry.id}/edit`)}>{t('drawer.edit')}</Button>
            ) : null}
            {may.change && moves.length > 0 ? (
              <Button onClick={() => setChanging(true)}>{t('dossier.stage')}</Button>
            ) : null}
            <DispatchButton entry={entry} />
            <OpenIn entry={String(entry.id)} />
          </>
        }
      />
      <div className={css.identity}>
        <Code value={project.code} />
        {project.owner?.name ? <span>{project.owner.name}</span> : null}
        <span>{label(stage?.label) || entry.stage}</span>
        {library.rules.length > 0 ? <Light light={entry.light} href="?tab=warnings" /> : null}
        <span className="note">{t('dossier.revision', { n: entry.revision })}</span>
      </div>
      {changing ? (
        <StageChange
          entry={entry}
          now={label(stage?.label) || entry.stage}
          moves={moves}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </>
  );
}

function Codes({ codes }: { codes: Dossier['codes'] }) {
  const t = useText(words);
  if (codes.length < 2) return null;
  return (
    <section className={css.block}>
      <h3 className={css.subtitle}>{t('dossier.codes')}</h3>
      <ul className={css.codes}>
        {codes.map(({ scheme, value, state }) => (
          <li key={`${scheme} ${value}`}>
            <Code value={value} /> <span className="note">{[scheme, state].filter(Boolean).join(' ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
