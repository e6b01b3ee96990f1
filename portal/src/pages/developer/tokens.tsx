import { Button, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation, useQuery, useSession } from '@/client';
import {
  type Column,
  DateText,
  EmptyState,
  FieldErrors,
  formatDate,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
} from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { RegionName } from '../studio/region-name';
import { StudioNav } from '../studio/studio-nav';
import { type MadeToken, NewToken } from './new-token';
import { Secret } from './secret';
import { TOKEN_ROLES, type Token, tokenState } from './token';
import css from './tokens.css';

/** Tokens of departments' systems: which there are, a new one, and an end to one. */
export default function TokensPage() {
  const t = useText(studio);
  const { may } = useSession();
  const query = useQuery<{ items: Token[] }>('/tokens');
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const [ending, setEnding] = useState<Token | null>(null);
  const columns = useColumns(setEnding);
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('tokens')}
        note={t('tokensNote')}
        actions={
          may('token.manage') ? (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t('newToken')}
            </Button>
          ) : null
        }
      />
      <Loaded query={query} rows={4}>
        {({ items }) => (
          <ResponsiveTable<Token>
            caption={t('tokens')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => String(id)}
            empty={<EmptyState title={t('noTokens')} hint={t('noTokensHint')} />}
          />
        )}
      </Loaded>
      {making ? (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMaking(false);
            setMade(token);
            invalidate('/api/tokens');
          }}
        />
      ) : null}
      {made ? <Secret token={made} onClose={() => setMade(null)} /> : null}
      {ending ? <Revoke token={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  );
}

function Revoke({ token, onClose }: { token: Token; onClose(): void }) {
  const t = useText(studio);
  const revoke = useMutation(async () => {
    await request(`/tokens/${token.id}`, { method: 'DELETE' });
    invalidate('/api/tokens');
    onClose();
  });
  return (
    <Modal
      open
      title={t('revokeAsk', { name: token.name })}
      okText={t('revoke')}
      cancelText={t('cancel')}
      confirmLoading={revoke.pending}
      onOk={() => void revoke.run()}
      onCancel={onClose}
    >
      <p>{t('revokeWhat')}</p>
      {revoke.error ? <FieldErrors error={revoke.error} /> : null}
    </Modal>
  );
}

function useColumns(onRevoke: (token: Token) => void): Column<Token>[] {
  const t = useText(studio);
  const roleName = (role: string) => {
    const known = TOKEN_ROLES.find((one) => one === role);
    return known ? t(`role_${known}`) : role;
  };
  const now = new Date();
  return [
    { key: 'name', title: t('tokenName'), card: 'title', render: ({ name }) => name },
    {
      key: 'role',
      title: t('tokenRole'),
      card: 'sub',
      render: ({ role }) => <span className={css.nowrap}>{roleName(role)}</span>,
    },
    {
      key: 'region',
      title: t('tokenRegion'),
      card: 'sub',
      render: ({ regionCode }) => <RegionName code={regionCode} />,
    },
    {
      key: 'state',
      title: t('status'),
      card: 'line',
      render: (token) => {
        const state = tokenState(token, now);
        return (
          <span className={state === 'valid' ? css.nowrap : css.ended}>
            {state === 'revoked' ? t('revokedAt', { date: formatDate(token.revokedAt) }) : t(state)}
          </span>
        );
      },
    },
    { key: 'expires', title: t('expiresAt'), card: 'line', render: ({ expiresAt }) => <DateText value={expiresAt} /> },
    {
      key: 'used',
      title: t('lastUsedAt'),
      card: 'line',
      render: ({ lastUsedAt }) =>
        lastUsedAt ? <DateText value={lastUsedAt} form="moment" /> : <span className={css.ended}>{t('never')}</span>,
    },
    {
      key: 'made',
      title: t('createdBy'),
      card: 'hide',
      render: ({ createdBy, createdAt }) => (
        <span className={css.nowrap}>
          {createdBy} {formatDate(createdAt)}
        </span>
      ),
    },
    {
      key: 'act',
      title: '',
      card: 'action',
      render: (token) =>
        tokenState(token, now) === 'revoked' ? null : (
          <button type="button" className="link" onClick={() => onRevoke(token)}>
            {t('revoke')}
          </button>
        ),
    },
  ];
}
