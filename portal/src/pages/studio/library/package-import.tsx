import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { type Column, FieldErrors, Hint, ResponsiveTable } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioLibrary } from '@/locale/studio-library';
import type { Kind } from '../definition-version';
import css from './designer.css';

interface Item {
  path: string;
  kind: Kind;
  key: string;
  title: string;
  action: 'create' | 'change' | 'same' | 'conflict';
  reason?: { code: string; message: string };
  issues: { path: string; message: string }[];
}

interface Plan {
  library: string;
  checksum: string;
  items: Item[];
  missing: { name: string; path: string; at: string }[];
  ok: boolean;
}

/** A metadata package: first what it would do, then doing it, all or nothing. */
export function PackageImport({ onClose }: { onClose(): void }) {
  const t = useText(studioLibrary);
  const words = useText(studio);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [done, setDone] = useState(false);
  const send = (path: string, chosen: File, query = {}) => {
    const form = new FormData();
    form.append('file', chosen);
    return request<Plan>(path, { method: 'POST', body: form, query });
  };
  const plan = useMutation((chosen: File) => send('/packages/plan', chosen));
  const [planned, setPlanned] = useState<Plan | null>(null);
  const apply = useMutation(async (chosen: File, checksum: string) => {
    await send('/packages/apply', chosen, { checksum });
    invalidate('/api/definitions');
    invalidate('/api/libraries');
    setDone(true);
  });
  const choose = async (chosen: File) => {
    setFile(chosen);
    setPlanned(null);
    setDone(false);
    setPlanned((await plan.run(chosen)) ?? null);
  };
  const changing = planned?.items.filter(({ action }) => action !== 'same').length ?? 0;
  const columns: Column<Item>[] = [
    { key: 'title', title: t('name'), card: 'title', render: ({ title, key }) => title || key },
    { key: 'kind', title: words('kind'), card: 'sub', render: ({ kind }) => words(`kind_${kind}`) },
    {
      key: 'action',
      title: t('willDo'),
      card: 'line',
      render: ({ action, reason, issues }) => (
        <>
          {t(`do_${action}`)}
          {reason || issues[0] ? <span className={css.fault}> {reason?.message ?? issues[0]?.message}</span> : null}
        </>
      ),
    },
  ];
  return (
    <Modal
      open
      width={720}
      title={t('importPackage')}
      onCancel={onClose}
      footer={
        done ? (
          <Button type="primary" onClick={onClose}>
            {t('closeIt')}
          </Button>
        ) : (
          <Button
            type="primary"
            loading={apply.pending}
            disabled={!planned?.ok || changing === 0}
            onClick={() => file && planned && void apply.run(file, planned.checksum)}
          >
            {t('applyPackage', { n: changing })}
          </Button>
        )
      }
    >
      <p>{t('importWhat')}</p>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        className="visually-hidden"
        aria-label={t('chooseFile')}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) void choose(chosen);
          event.target.value = '';
        }}
      />
      <p>
        <Button loading={plan.pending} onClick={() => input.current?.click()}>
          {t('chooseFile')}
        </Button>{' '}
        {file?.name}
      </p>
      {plan.error ? <FieldErrors error={plan.error} /> : null}
      {apply.error ? <FieldErrors error={apply.error} /> : null}
      {done ? <Hint tone="plain">{t('imported')}</Hint> : null}
      {planned && planned.missing.length > 0 ? (
        <Hint>{t('packageMissing', { names: planned.missing.map(({ name }) => name).join(t('comma')) })}</Hint>
      ) : null}
      {planned && changing === 0 && !done ? <Hint tone="plain">{t('packageSame')}</Hint> : null}
      {planned ? (
        <ResponsiveTable<Item>
          caption={t('willDo')}
          columns={columns}
          rows={planned.items}
          rowKey={({ path }) => path}
        />
      ) : null}
    </Modal>
  );
}
