import type { FieldIssue } from '@project-cloud/kernel';
import { CORE_FIELDS, ConnectorBody, type Envelope, FIGURE_FIELDS, LibraryBody } from '@project-cloud/library';
import { definitions } from '@project-cloud/library/server';
import { checkAddress, fieldsRead } from '../../domain';
import { platformUrl } from '../subsystem/settings';

interface Checking {
  envelope: Envelope;
  beside?: readonly Envelope[];
  issues: FieldIssue[];
}

/** A connector posts to a host that may be posted to, and reads fields that its library has. */
export async function checkConnector({ envelope, beside = [], issues }: Checking): Promise<void> {
  if (envelope.kind !== 'connector') return;
  const connector = ConnectorBody.parse(envelope.body);
  const address = checkAddress(connector.address, platformUrl());
  if (!address.ok) issues.push({ path: 'body.address', code: 'address', message: address.message });
  const draft = beside.find((one) => one.kind === 'library' && one.key === connector.library && one.region === null);
  const definition = draft ?? (await definitions.effective('library', connector.library));
  if (!definition) {
    const message = { zh: `没有项目库“${connector.library}”`, en: `There is no library “${connector.library}”` };
    issues.push({ path: 'body.library', code: 'unknown', message });
    return;
  }
  const parsed = LibraryBody.safeParse(definition.body);
  if (!parsed.success) return;
  for (const { path, key } of fieldsRead(connector)) {
    const fault = fieldFault(parsed.data, key);
    if (fault) issues.push({ path: `body.${path}`, ...fault });
  }
}

/** What stands against sending a field; null when nothing does. */
function fieldFault({ name, fields }: LibraryBody, key: string): Pick<FieldIssue, 'code' | 'message'> | null {
  const field = [...CORE_FIELDS, ...fields].find((one) => one.key === key);
  if (field?.sensitivity === 'restricted') {
    const message = {
      zh: `“${field.label.zh}”是限制查看的字段，不能送出`,
      en: `“${field.label.en || key}” is restricted and is sent nowhere`,
    };
    return { code: 'restricted', message };
  }
  if (field || key === 'stage') return null;
  const figure = FIGURE_FIELDS.find((one) => one.key === key);
  const message = figure
    ? {
        zh: `“${figure.label.zh}”由月报汇总，还不能送出`,
        en: `“${figure.label.en}” comes from reports and is not sent`,
      }
    : { zh: `“${name.zh}”没有字段“${key}”`, en: `“${name.en}” has no field “${key}”` };
  return { code: 'unknown', message };
}
