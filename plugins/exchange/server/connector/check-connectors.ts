import type { FieldIssue } from '@project-cloud/kernel';
import { ConnectorBody, type Envelope, LibraryBody, projectedColumns } from '@project-cloud/library';
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
  const body = parsed.data;
  const known = new Set([...projectedColumns(body), ...body.fields].map(({ key }) => key));
  for (const { path, key } of fieldsRead(connector)) {
    if (known.has(key)) continue;
    const message = { zh: `“${body.name.zh}”没有字段“${key}”`, en: `“${body.name.en}” has no field “${key}”` };
    issues.push({ path: `body.${path}`, code: 'unknown', message });
  }
}
