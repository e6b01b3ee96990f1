import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'umi';
import { type Entry, useSession } from '@/client';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import { DispatchForm } from './dispatch-form';

/** Gives an order on this project to those below; `?dispatch=new` opens it from elsewhere, `?dispatch=report` with its kind chosen. */
export function DispatchButton({ entry }: { entry: Entry }) {
  const t = useText(dispatchWords);
  const { may } = useSession();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('dispatch');
  const [open, setOpen] = useState(asked !== null);
  if (!may('dispatch.write')) return null;
  const close = () => {
    setOpen(false);
    if (!search.has('dispatch')) return;
    const rest = new URLSearchParams(search);
    rest.delete('dispatch');
    setSearch(rest, { replace: true });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act')}</Button>
      <Drawer open={open} onClose={close} destroyOnHidden width="min(608px, 100vw)" title={t('newTitle')}>
        <DispatchForm entry={entry} kind={asked === 'new' ? null : asked} />
      </Drawer>
    </>
  );
}
