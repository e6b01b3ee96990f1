import { ROLES } from '@project-cloud/access';
import { Button, Drawer, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors, formatDate, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { appHref } from '../../desk/subsystem/app-href';
import { History } from './history';
import { type Managed, PATH } from './subsystem';
import css from './subsystems.css';

export type Asking = 'change' | 'rotate' | 'off';

interface DetailsProps {
  of: Managed;
  onClose(): void;
  onAsk(what: Asking): void;
}

/** One subsystem: how it stands, its secrets, what can be done, and what was done. */
export function Details({ of, onClose, onAsk }: DetailsProps) {
  const t = useText(subsystem);
  const label = useLabel();
  return (
    <Drawer open mask={false} width="min(608px, 100vw)" title={label(of.title)} onClose={onClose}>
      <dl className={css.about}>
        <dt>{t('key')}</dt>
        <dd>
          <code>{of.key}</code>
        </dd>
        <dt>{t('url')}</dt>
        <dd>{of.url}</dd>
        <dt>{t('places')}</dt>
        <dd>{of.places.map((place) => t(`place_${place}`)).join('、')}</dd>
        <dt>{t('opens')}</dt>
        <dd>{t(`opens_${of.opens}`)}</dd>
        <dt>{t('roles')}</dt>
        <dd>{of.roles.map((role) => label(ROLES[role])).join('、')}</dd>
        <dt>{t('regions')}</dt>
        <dd>{of.regions.map(({ name }) => name).join('、')}</dd>
        <dt>{t('state')}</dt>
        <dd>{of.state === 'active' ? t('active') : t('disabledWhy', { reason: of.reason ?? '' })}</dd>
      </dl>
      {of.mayChange ? (
        <>
          <Secrets of={of} onRotate={() => onAsk('rotate')} />
          <div className={css.acts}>
            <Button onClick={() => onAsk('change')}>{t('change')}</Button>
            {of.state === 'active' ? (
              <Button onClick={() => onAsk('off')}>{t('disable')}</Button>
            ) : (
              <SwitchOn of={of} />
            )}
          </div>
          <SectionTitle title={t('history')} />
          <History key={`${of.key} ${of.revision} ${of.secrets.next?.version ?? ''}`} of={of.key} />
        </>
      ) : (
        <p className="note">{t('fromAbove')}</p>
      )}
    </Drawer>
  );
}

function Secrets({ of, onRotate }: { of: Managed; onRotate(): void }) {
  const t = useText(subsystem);
  const { current, next } = of.secrets;
  const [asking, setAsking] = useState(false);
  const take = useMutation(async () => {
    await request(`${PATH}/${of.key}/secrets/take-over`, { method: 'POST' });
    invalidate('/api/subsystems');
    setAsking(false);
  });
  const tried = { target: '_blank', rel: 'noopener', disabled: of.state !== 'active' };
  return (
    <>
      <SectionTitle title={t('secret')} />
      <ul className={css.secrets}>
        {current ? (
          <li>
            <span>
              {t('current', {
                version: t('version', { n: current.version }),
                date: formatDate(current.madeAt),
                by: current.madeBy,
              })}
            </span>
            <Button href={appHref(of.key, { trial: 'current' })} {...tried}>
              {t('tryCurrent')}
            </Button>
          </li>
        ) : null}
        {next ? (
          <li>
            <span>
              {t('next', {
                version: t('version', { n: next.version }),
                date: formatDate(next.signsFrom, 'moment'),
              })}
            </span>
            <Button href={appHref(of.key, { trial: 'next' })} {...tried}>
              {t('tryNext')}
            </Button>
            <Button onClick={() => setAsking(true)}>{t('takeOver')}</Button>
          </li>
        ) : null}
      </ul>
      <div className={css.acts}>
        <Button onClick={onRotate}>{t('rotate')}</Button>
      </div>
      <Modal
        open={asking}
        title={t('takeOver')}
        okText={t('takeOver')}
        cancelText={t('cancel')}
        confirmLoading={take.pending}
        onOk={() => void take.run()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('takeOverAsk')}</p>
        {take.error ? <FieldErrors error={take.error} /> : null}
      </Modal>
    </>
  );
}

function SwitchOn({ of }: { of: Managed }) {
  const t = useText(subsystem);
  const on = useMutation(async () => {
    await request(`${PATH}/${of.key}/state`, { method: 'PUT', body: { revision: of.revision, state: 'active' } });
    invalidate('/api/subsystems');
  });
  return (
    <>
      <Button type="primary" loading={on.pending} onClick={() => void on.run()}>
        {t('enable')}
      </Button>
      {on.error ? <FieldErrors error={on.error} /> : null}
    </>
  );
}
