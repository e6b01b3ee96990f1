import { ROLES } from '@project-cloud/access';
import { OPENERS, OPENS, PLACES } from '@project-cloud/exchange';
import { Checkbox, Input, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { invalidate, isClientError, request, useMutation, useSession } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { bodyOf, draftOf, emptyDraft, isComplete, isKey, urlFault } from './draft';
import { ServedRegions } from './served-regions';
import { type Managed, PATH, type Told } from './subsystem';
import css from './subsystems.css';

interface SubsystemFormProps {
  /** None: a new one. */
  of: Managed | null;
  onClose(): void;
  onTold(told: Told): void;
}

/** What it is called, where it lives, who is offered it and where, and how it opens. */
export function SubsystemForm({ of, onClose, onTold }: SubsystemFormProps) {
  const t = useText(subsystem);
  const label = useLabel();
  const { user } = useSession();
  const [draft, setDraft] = useState(() => (of ? draftOf(of) : emptyDraft(user?.region ?? null)));
  const change = (more: Partial<typeof draft>) => {
    setDraft({ ...draft, ...more });
    save.reset();
  };
  const save = useMutation(async () => {
    const body = bodyOf(draft);
    if (of) {
      await request(`${PATH}/${of.key}/settings`, { method: 'PUT', body: { ...body, revision: of.revision } });
    } else {
      const own = draft.secret === null ? {} : { secret: draft.secret };
      const made = await request<Managed & { secret: string | null }>(PATH, {
        method: 'POST',
        body: { ...body, key: draft.key, ...own },
      });
      if (made.secret) onTold({ title: made.title, key: made.key, version: 1, secret: made.secret });
    }
    invalidate('/api/subsystems');
    onClose();
  });
  const refused = (path: string) =>
    isClientError(save.error) ? save.error.fields.find((one) => one.path === path)?.message : undefined;
  const urlIs = urlFault(draft.url, location.origin);
  return (
    <Modal
      open
      width={640}
      title={t(of ? 'change' : 'add')}
      okText={t(of ? 'saveChange' : 'register')}
      cancelText={t('cancel')}
      confirmLoading={save.pending}
      okButtonProps={{ disabled: !isComplete(draft, location.origin) }}
      onOk={() => void save.run()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <Field name="title.zh" label={t('titleZh')} fault={refused('title.zh')}>
          <Input
            id="subsystem-title.zh"
            autoFocus
            maxLength={20}
            value={draft.zh}
            onChange={(event) => change({ zh: event.target.value })}
          />
        </Field>
        <Field name="title.en" label={t('titleEn')} fault={refused('title.en')}>
          <Input
            id="subsystem-title.en"
            maxLength={40}
            value={draft.en}
            onChange={(event) => change({ en: event.target.value })}
          />
        </Field>
        {of ? null : (
          <Field
            name="key"
            label={t('key')}
            help={t('keyHelp')}
            fault={refused('key') ?? (draft.key && !isKey(draft.key) ? t('keyFault') : undefined)}
          >
            <Input
              id="subsystem-key"
              maxLength={40}
              value={draft.key}
              onChange={(event) => change({ key: event.target.value })}
            />
          </Field>
        )}
        <Field
          name="url"
          label={t('url')}
          help={t('urlHelp')}
          fault={refused('url') ?? (urlIs ? label(urlIs) : undefined)}
        >
          <Input
            id="subsystem-url"
            inputMode="url"
            maxLength={500}
            placeholder="https://"
            value={draft.url}
            onChange={(event) => change({ url: event.target.value.trim() })}
          />
        </Field>
        <Group name="places" label={t('places')}>
          <Checkbox.Group
            value={draft.places}
            options={PLACES.map((value) => ({ value, label: t(`place_${value}`) }))}
            onChange={(places) => change({ places: PLACES.filter((one) => places.includes(one)) })}
          />
          <Checkbox
            disabled={!draft.places.includes('navigation')}
            checked={draft.pinned && draft.places.includes('navigation')}
            onChange={(event) => change({ pinned: event.target.checked })}
          >
            {t('pinned')}
          </Checkbox>
        </Group>
        <Group name="opens" label={t('opens')}>
          <Radio.Group
            value={draft.opens}
            options={OPENS.map((value) => ({ value, label: t(`opens_${value}`) }))}
            onChange={(event) => change({ opens: event.target.value as Managed['opens'] })}
          />
        </Group>
        <Field name="roles" label={t('roles')} fault={refused('roles')}>
          <Select
            id="subsystem-roles"
            mode="multiple"
            showSearch={false}
            value={draft.roles}
            options={OPENERS.map((value) => ({ value, label: label(ROLES[value]) }))}
            onChange={(roles) => change({ roles })}
          />
        </Field>
        <Field name="regions" label={t('regions')} help={t('regionsHelp')} fault={refused('regions')}>
          <ServedRegions id="subsystem-regions" value={draft.regions} onChange={(regions) => change({ regions })} />
        </Field>
        {of ? null : (
          <SecretChoice value={draft.secret} fault={refused('secret')} onChange={(secret) => change({ secret })} />
        )}
      </div>
      {save.error ? <FieldErrors error={save.error} /> : null}
    </Modal>
  );
}

interface SecretChoiceProps {
  /** Null: the platform makes one. */
  value: string | null;
  fault: string | undefined;
  onChange(secret: string | null): void;
}

/** A secret of the platform’s making, or one that the other side has given. */
export function SecretChoice({ value, fault, onChange }: SecretChoiceProps) {
  const t = useText(subsystem);
  return (
    <Group name="secret" label={t('secret')} fault={fault}>
      <Radio.Group
        value={value === null ? 'made' : 'own'}
        options={[
          { value: 'made', label: t('secretMade') },
          { value: 'own', label: t('secretOwn') },
        ]}
        onChange={(event) => onChange(event.target.value === 'made' ? null : '')}
      />
      {value === null ? null : (
        <Input.Password
          aria-label={t('secretOwn')}
          autoComplete="off"
          maxLength={256}
          placeholder={t('secretOwnHelp')}
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Group>
  );
}

interface FieldProps {
  name: string;
  label: string;
  help?: string;
  fault?: string | undefined;
  children: ReactNode;
}

function Field({ name, label, help, fault, children }: FieldProps) {
  return (
    <div id={`field-${name}`}>
      <label htmlFor={`subsystem-${name}`}>{label}</label>
      {children}
      <Below help={help} fault={fault} />
    </div>
  );
}

function Group({ name, label, help, fault, children }: FieldProps) {
  return (
    <fieldset id={`field-${name}`} className={css.group}>
      <legend>{label}</legend>
      {children}
      <Below help={help} fault={fault} />
    </fieldset>
  );
}

function Below({ help, fault }: { help?: string | undefined; fault?: string | undefined }) {
  if (fault)
    return (
      <p className={css.fault} role="alert">
        {fault}
      </p>
    );
  return help ? <p className="note">{help}</p> : null;
}
