import { useParams } from 'umi';
import { useQuery } from '@/client';
import { Code, Derivation, formatDate, Loaded, Page, PageTitle, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import css from './dispatch.css';
import type { Order } from './order';
import { Standing } from './standing';
import { Steps } from './steps';
import { TierLine } from './tier-line';
import { Trail } from './trail';

/** One order: what is to be done until when, where it is, what I can do, and what happened. */
export default function DispatchPage() {
  const { id } = useParams();
  const query = useQuery<Order>(`/dispatches/${id}`);
  return (
    <Loaded query={query} rows={8}>
      {(order) => <Content key={order.id} order={order} />}
    </Loaded>
  );
}

function Content({ order }: { order: Order }) {
  const t = useText(dispatchWords);
  return (
    <Page aside={<Aside order={order} />}>
      <PageTitle
        title={order.project.name}
        tab={`${order.kindLabel} ${order.project.name}`}
        crumbs={[{ label: t('title'), href: '/desk/dispatches' }, { label: t('number', { number: order.number }) }]}
      />
      <div className={css.identity}>
        <Code value={order.project.code} {...(order.entryId ? { href: `/desk/entries/${order.entryId}` } : {})} />
        <span>{t(`state_${order.state}`)}</span>
        <span>
          {order.issuer.name} {t('openedOn', { date: formatDate(order.openedOn) })}
        </span>
        <Standing row={order} derivation={order.derivation} inline />
      </div>
      <section className={css.block}>
        <SectionTitle title={order.kindLabel} />
        <p className={css.text}>{order.matter}</p>
      </section>
      <Steps order={order} />
      <section className={css.block}>
        <SectionTitle title={t('trail')} note={t('trailCount', { n: order.trail.length })} />
        <Trail steps={order.trail} linked={order.entryId !== null} />
      </section>
    </Page>
  );
}

function Aside({ order }: { order: Order }) {
  const t = useText(dispatchWords);
  const common = useText();
  return (
    <>
      <section>
        <SectionTitle title={t('line')} />
        <TierLine tiers={order.tiers} />
      </section>
      {order.coDepartments.length > 0 ? (
        <section>
          <SectionTitle title={t('helpers')} />
          <ul className={css.helpers}>
            {order.coDepartments.map(({ code, name, done }) => (
              <li key={code}>
                <span>{name}</span>
                <span className={css.second}>{t(done ? 'helperDone' : 'helperOwes')}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <SectionTitle title={common('howComputed', { date: formatDate(order.due, 'short') })} />
        <Derivation
          days={order.derivation}
          total={order.workingDays}
          {...(order.provisional ? { note: t('provisional') } : {})}
        />
      </section>
    </>
  );
}
