import { ROLES, type Role, rolesGivenBy } from '@project-cloud/access';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation, useSession } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { people } from '@/locale/people';
import { faultsOf } from './faults-of';
import { Field } from './field';
import { OfficeChoice } from './office-choice';
import css from './people.css';
import { nameOf, type Person, type Told } from './person';
import { RegionChoice } from './region-choice';

interface PersonFormProps {
  /** Null: a new account. */
  person: Person | null;
  onClose(): void;
  onSaved(): void;
  onTold(told: Told): void;
}

/** Who, as what, where: the four things that make an account. Which roles are offered, access says. */
export function PersonForm({ person, onClose, onSaved, onTold }: PersonFormProps) {
  const t = useText(people);
  const label = useLabel();
  const { user } = useSession();
  const given = user ? rolesGivenBy(user.role) : [];
  const office = user?.role === 'application-manager' ? user.organisation : null;
  const [username, setUsername] = useState('');
  const [name, setName] = useState(person ? nameOf(person) : '');
  const [role, setRole] = useState<Role>(
    person?.role ?? (given.includes('official') ? 'official' : (given[0] ?? 'official')),
  );
  const [region, setRegion] = useState<string | null>(person ? person.regionCode : (user?.region?.code ?? null));
  const [organisation, setOrganisation] = useState<string | null>(person?.organisationCode ?? office?.code ?? null);
  const save = useMutation(async () => {
    const place = { name: name.trim(), role, regionCode: region ?? '', organisationCode: organisation };
    if (person) {
      await request(`/users/${person.id}`, { method: 'PUT', body: { revision: person.revision, ...place } });
      onSaved();
    } else {
      const made = await request<Told>('/users', { method: 'POST', body: { username: username.trim(), ...place } });
      onTold({ name: place.name, username: made.username, password: made.password });
    }
    invalidate('/api/users');
  });
  const faults = faultsOf(save.error);
  return (
    <Modal
      open
      title={person ? t('editPerson', { name: nameOf(person) }) : t('newPerson')}
      okText={person ? t('save') : t('make')}
      cancelText={t('cancel')}
      confirmLoading={save.pending}
      onOk={() => void save.run()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <Field path="name" label={t('person')} fault={faults.at('name')}>
          <Input
            id="people-name"
            autoFocus
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {person ? null : (
          <Field path="username" label={t('username')} hint={t('usernameHint')} fault={faults.at('username')}>
            <Input
              id="people-username"
              maxLength={40}
              autoComplete="off"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          </Field>
        )}
        <Field path="role" label={t('role')} fault={faults.at('role')}>
          <Select<Role>
            id="people-role"
            value={role}
            onChange={setRole}
            options={given.map((value) => ({ value, label: label(ROLES[value]) }))}
          />
        </Field>
        <Field path="regionCode" label={t('region')} fault={faults.at('regionCode')}>
          <RegionChoice
            id="people-regionCode"
            label={t('region')}
            value={region}
            invalid={faults.at('regionCode') !== undefined}
            onChange={setRegion}
          />
        </Field>
        <Field path="organisationCode" label={t('office')} fault={faults.at('organisationCode')}>
          {office ? (
            <span>{office.name}</span>
          ) : (
            <OfficeChoice
              id="people-organisationCode"
              value={organisation}
              name={person?.organisationName ?? null}
              firm={role === 'enterprise'}
              region={region}
              invalid={faults.at('organisationCode') !== undefined}
              onChange={setOrganisation}
            />
          )}
        </Field>
      </div>
      {faults.other ? <FieldErrors error={faults.other} /> : null}
    </Modal>
  );
}
