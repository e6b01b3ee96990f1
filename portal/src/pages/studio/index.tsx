import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { useQuery, useSession } from '@/client';
import { DateText, EmptyState, Loaded, Page, PageTitle, SectionTitle } from '@/components';
import { roomsFor } from '@/layouts/studio-rooms';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import { studioLibrary } from '@/locale/studio-library';
import { type HealthAnswer, HealthLists } from './health-lists';
import css from './home.css';
import { openTour, Tour } from './library/tour';
import { OtherWays } from './other-ways';
import { standingOf } from './release/standing';
import { StudioNav } from './studio-nav';

interface ReleaseRow {
  id: string;
  title: string;
  status: 'draft' | 'submitted' | 'published' | 'rolled-back';
  scheduled: boolean;
  reason: string | null;
  authorName: string;
  updatedAt: string;
  items: number;
  mine: boolean;
  may: { approve: boolean };
}

const ROOMS = ['libraries', 'forms', 'rules', 'releases'] as const;
const COUNTY_ROOMS = ['forms', 'rules', 'releases', 'libraries'] as const;

/** The studio: what waits for somebody, whether everything runs, and where to begin. */
export default function StudioPage() {
  const t = useText(studioLibrary);
  const names = useText(people);
  const navigate = useNavigate();
  const { user, may } = useSession();
  const releases = useQuery<{ items: ReleaseRow[] }>(may('definition.read') ? '/releases' : null);
  const county = user?.role === 'county-administrator';
  const health = useQuery<HealthAnswer>(may('health.read') ? '/studio/health' : null);
  const waitsHint = !may('model.write') ? names('waitsItems') : t(county ? 'nothingWaitsCounty' : 'nothingWaitsHint');
  const mayRoom = new Set<string>(roomsFor(may).map(({ key }) => key));
  const open = (releases.data?.items ?? []).filter(({ status }) => status === 'draft' || status === 'submitted');
  const mine = open.filter((one) => one.status === 'submitted' && one.may.approve);
  const title =
    mine.length > 0
      ? t('approveN', { n: mine.length })
      : open.length > 0
        ? t('draftsN', { n: open.length })
        : t('quiet');
  return (
    <Page>
      <StudioNav />
      <PageTitle
        tab={t('studio')}
        title={releases.data ? title : may('definition.read') ? t('studio') : names('wellKept')}
        actions={
          <>
            {may('model.write') ? <Button onClick={openTour}>{t('tour')}</Button> : null}
            {may('definition.base') ? (
              <Button type="primary" onClick={() => navigate('/studio/libraries/new')}>
                {t('newLibrary')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={css.home}>
        {may('definition.read') ? (
          <section>
            <SectionTitle title={t('waits')} action={<Link to="/studio/releases">{t('allReleases')}</Link>} />
            <Loaded query={releases} rows={4}>
              {() =>
                open.length === 0 ? (
                  <EmptyState title={t('nothingWaits')} hint={waitsHint} />
                ) : (
                  <ul className={css.list}>
                    {[...mine, ...open.filter((one) => !mine.includes(one))].map((one) => (
                      <li key={one.id}>
                        <Link to={`/studio/releases/${one.id}`}>{one.title}</Link>
                        <span className={css.state}>
                          {t(mine.includes(one) ? 'waitsForYou' : `release_${standingOf(one)}`)}
                        </span>
                        <span className="note">
                          {t('releaseOf', { n: one.items, who: one.authorName })}{' '}
                          <DateText value={one.updatedAt} form="moment" />
                        </span>
                      </li>
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </section>
        ) : null}
        {may('health.read') ? (
          <section>
            <SectionTitle title={t('health')} action={<Link to="/studio/health">{t('details')}</Link>} />
            <Loaded query={health} rows={3}>
              {(answer) => <HealthLists answer={answer} short />}
            </Loaded>
          </section>
        ) : null}
      </div>
      <section className={css.begin}>
        <SectionTitle title={t('whereToBegin')} />
        <ul className={css.ways}>
          {(county ? COUNTY_ROOMS : ROOMS)
            .filter((room) => mayRoom.has(room))
            .map((room) => (
              <li key={room}>
                <Link to={`/studio/${room}`}>{t(county ? `begin_county_${room}` : `begin_${room}`)}</Link>
                <p className="note">{t(county ? `begin_county_${room}_text` : `begin_${room}_text`)}</p>
              </li>
            ))}
          <OtherWays />
        </ul>
      </section>
      {may('model.write') ? <Tour user={user?.username ?? ''} county={county} /> : null}
    </Page>
  );
}
