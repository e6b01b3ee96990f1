import { ORGANISATION_KINDS, type OrganisationKind } from '@project-cloud/access';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation, useSession } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { people } from '@/locale/people';
import { faultsOf } from '../people/faults-of';
import { Field } from '../people/field';
import { OfficeChoice } from '../people/office-choice';
import css from '../people/people.css';
import { RegionChoice } from '../people/region-choice';
import type { Organisation } from './organisation';

interface OrganisationFormProps {
  /** Null: a new one. */
  organisation: Organisation | null;
  onClose(): void;
  onSaved(): void;
}

const KINDS = Object.keys(ORGANISATION_KINDS) as OrganisationKind[];

/** A department: whose region, what it is called, what kind, under whom. */
export function OrganisationForm({ organisation, onClose, onSaved }: OrganisationFormProps) {
  const t = useText(people);
  const label = useLabel();
  const { user } = useSession();
  const [name, setName] = useState(organisation?.name ?? '');
  const [code, setCode] = useState('');
  const [kind, setKind] = useState(organisation?.kind ?? 'other');
  const [credit, setCredit] = useState(organisation?.creditCode ?? '');
  const [region, setRegion] = useState<string | null>(organisation?.regionCode ?? user?.region?.code ?? null);
  const [parent, setParent] = useState<string | null>(organisation?.parentCode ?? null);
  const save = useMutation(async () => {
    const body = { name: name.trim(), kind, creditCode: credit.trim() || null, parentCode: parent };
    if (organisation) {
      await request(`/organisations/${encodeURIComponent(organisation.code)}`, {
        method: 'PUT',
        body: { revision: organisation.revision, ...body },
      });
    } else {
      await request('/organisations', {
        method: 'POST',
        body: { code: code.trim() || null, regionCode: region ?? '', ...body },
      });
    }
    invalidate('/api/organisations');
    onSaved();
  });
  const faults = faultsOf(save.error);
  // firms are entered for the whole platform: one of them reaches beyond a county
  const kinds = KINDS.filter((one) => one !== 'enterprise' || user?.may.includes('region.manage'));
  return (
    <Modal
      open
      title={organisation ? t('editOrganisation', { name: organisation.name }) : t('newOrganisation')}
      okText={organisation ? t('save') : t('newOrganisation')}
      cancelText={t('cancel')}
      confirmLoading={save.pending}
      onOk={() => void save.run()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <Field path="name" label={t('organisation')} fault={faults.at('name')}>
          <Input
            id="people-name"
            autoFocus
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field path="kind" label={t('kind')} fault={faults.at('kind')}>
          <Select
            id="people-kind"
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: label(ORGANISATION_KINDS[value]) }))}
          />
        </Field>
        {organisation ? null : (
          <>
            <Field path="regionCode" label={t('region')} fault={faults.at('regionCode')}>
              <RegionChoice id="people-regionCode" label={t('region')} value={region} onChange={setRegion} />
            </Field>
            <Field path="code" label={t('code')} hint={t('codeHint')} fault={faults.at('code')}>
              <Input id="people-code" maxLength={30} value={code} onChange={(event) => setCode(event.target.value)} />
            </Field>
          </>
        )}
        <Field path="parentCode" label={t('parent')} hint={t('parentHint')} fault={faults.at('parentCode')}>
          <OfficeChoice
            id="people-parentCode"
            value={parent}
            name={organisation?.parentName ?? null}
            firm={false}
            region={null}
            invalid={faults.at('parentCode') !== undefined}
            onChange={setParent}
          />
        </Field>
        <Field path="creditCode" label={t('creditCode')} hint={t('parentHint')} fault={faults.at('creditCode')}>
          <Input
            id="people-creditCode"
            maxLength={30}
            value={credit}
            onChange={(event) => setCredit(event.target.value)}
          />
        </Field>
      </div>
      {faults.other ? <FieldErrors error={faults.other} /> : null}
    </Modal>
  );
}
