import { Cascader, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { type Region, request, useMutation, useSession } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { TOKEN_ROLES, type Token, type TokenRole } from './token';
import css from './tokens.css';

export type MadeToken = Token & { secret: string };

interface NewTokenProps {
  onMade(token: MadeToken): void;
  onClose(): void;
}

/** For whom, in which role, for which region, how long: the four things that limit a token. */
export function NewToken({ onMade, onClose }: NewTokenProps) {
  const t = useText(studio);
  const { user } = useSession();
  const [name, setName] = useState('');
  const [role, setRole] = useState<TokenRole>('official');
  const [region, setRegion] = useState<string[]>(user?.region ? [user.region.code] : []);
  const [days, setDays] = useState(365);
  const make = useMutation(() =>
    request<MadeToken>('/tokens', {
      method: 'POST',
      body: { name: name.trim(), role, regionCode: region.at(-1), days },
    }),
  );
  const submit = async () => {
    const made = await make.run();
    if (made) onMade(made);
  };
  return (
    <Modal
      open
      title={t('newToken')}
      okText={t('make')}
      cancelText={t('cancel')}
      confirmLoading={make.pending}
      okButtonProps={{ disabled: name.trim().length < 2 || region.length === 0 }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <div id="field-name">
          <label htmlFor="token-tokenName">{t('tokenName')}</label>
          <Input
            id="token-tokenName"
            autoFocus
            value={name}
            maxLength={80}
            placeholder={t('tokenNameHint')}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div id="field-role">
          <label htmlFor="token-tokenRole">{t('tokenRole')}</label>
          <Select
            id="token-tokenRole"
            value={role}
            onChange={setRole}
            options={TOKEN_ROLES.map((value) => ({ value, label: t(`role_${value}`) }))}
          />
        </div>
        <div id="field-regionCode">
          <label htmlFor="token-tokenRegion">{t('tokenRegion')}</label>
          <RegionChoice id="token-tokenRegion" value={region} onChange={setRegion} />
        </div>
        <div id="field-days">
          <label htmlFor="token-tokenDays">{t('tokenDays')}</label>
          <Select
            id="token-tokenDays"
            value={days}
            onChange={setDays}
            options={[30, 90, 180, 365, 730].map((value) => ({ value, label: t('days', { n: value }) }))}
          />
        </div>
      </div>
      {make.error ? <FieldErrors error={make.error} /> : null}
    </Modal>
  );
}

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

const optionOf = ({ code, name, children }: Region): Option => ({
  value: code,
  label: name,
  isLeaf: children === false,
});

/** One's own region and those below it, read level by level. */
function RegionChoice({ id, value, onChange }: { id: string; value: string[]; onChange(value: string[]): void }) {
  const { user } = useSession();
  const own = user?.region;
  const [options, setOptions] = useState<Option[]>([]);
  useEffect(() => {
    if (own) setOptions([{ ...optionOf(own), isLeaf: false }]);
  }, [own]);
  const open = async (path: Option[]) => {
    const last = path.at(-1);
    if (!last || last.children) return;
    const { items } = await request<{ items: Region[] }>('/regions', { query: { parent: last.value } });
    last.children = items.map(optionOf);
    setOptions((now) => [...now]);
  };
  return (
    <Cascader<Option>
      id={id}
      value={value}
      options={options}
      changeOnSelect
      allowClear={false}
      loadData={(path) => void open(path)}
      onChange={(path) => onChange(path.map(String))}
    />
  );
}
