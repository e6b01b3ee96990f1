import { Input, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import { faultsOf } from '../people/faults-of';
import { Field } from '../people/field';
import css from '../people/people.css';
import { RegionChoice } from '../people/region-choice';

/** A region that no national list has: it hangs in the tree like any other, with departments and people of its own. */
export function NewZone({ onClose, onMade }: { onClose(): void; onMade(name: string): void }) {
  const t = useText(people);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [parent, setParent] = useState<string | null>(null);
  const make = useMutation(async () => {
    await request('/regions', {
      method: 'POST',
      body: { code: code.trim(), name: name.trim(), parent, level: 'zone', kind: 'zone' },
    });
    invalidate('/api/regions');
    onMade(name.trim());
  });
  const faults = faultsOf(make.error);
  return (
    <Modal
      open
      title={t('zoneTitle')}
      okText={t('zoneMake')}
      cancelText={t('cancel')}
      confirmLoading={make.pending}
      okButtonProps={{ disabled: name.trim() === '' || code.trim() === '' || parent === null }}
      onOk={() => void make.run()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>{t('zoneWhat')}</p>
        <Field path="name" label={t('zoneName')} fault={faults.at('name')}>
          <Input
            id="people-name"
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field path="code" label={t('zoneCode')} hint={t('zoneCodeHint')} fault={faults.at('code')}>
          <Input id="people-code" maxLength={12} value={code} onChange={(event) => setCode(event.target.value)} />
        </Field>
        <Field path="parent" label={t('zoneParent')} fault={faults.at('parent')}>
          <RegionChoice id="people-parent" label={t('zoneParent')} value={parent} onChange={setParent} />
        </Field>
      </div>
      {faults.other ? <FieldErrors error={faults.other} /> : null}
    </Modal>
  );
}
