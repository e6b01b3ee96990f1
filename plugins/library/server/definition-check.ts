import type { FieldIssue } from '@project-cloud/kernel';
import { bodyIssues, type Envelope, reservedIssues } from '../domain';
import { checksumOf } from './definition-row';
import { libraryEvents } from './events';
import { typeIssues } from './field-type-change';
import { overlayIssues } from './overlay/check';

/** What a body says of itself is worked out once: pages of releases ask for it again and again. */
const checked = new Map<string, FieldIssue[]>();
const KEPT = 500;

function ownIssues(envelope: Envelope): FieldIssue[] {
  const slot = `${envelope.kind}/${envelope.key}/${envelope.region ? 'layer' : ''}/${checksumOf(envelope.body, envelope.kind)}`;
  const known = checked.get(slot);
  if (known) return known;
  const issues = [...bodyIssues(envelope), ...reservedIssues(envelope)];
  if (checked.size >= KEPT) checked.clear();
  checked.set(slot, issues);
  return issues;
}

const titleIssues = ({ title }: Envelope): FieldIssue[] =>
  title.zh.trim() === ''
    ? [{ path: 'title.zh', code: 'required', message: { zh: '请填写名称', en: 'Give it a name' } }]
    : [];

/**
 * Everything that is wrong with a definition, each fault with its place; `beside` are those that are published with it.
 * Deeper checks wait until the body itself is sound.
 */
export async function definitionIssues(envelope: Envelope, beside: readonly Envelope[] = []): Promise<FieldIssue[]> {
  const own = [...titleIssues(envelope), ...ownIssues(envelope)];
  if (own.length > 0) return own;
  const issues = [...(await overlayIssues(envelope, beside)), ...(await typeIssues(envelope))];
  await libraryEvents.emit('definition-checking', { envelope, beside, issues });
  return issues;
}
