import type { Bilingual, FieldIssue } from '@project-cloud/kernel';
import { type Envelope, type Kind, LibraryBody } from '@project-cloud/library';
import { definitions } from '@project-cloud/library/server';
import { parseRule } from '@project-cloud/rules-engine';
import { factDictionary } from './rules-of';

interface Checking {
  envelope: Envelope;
  beside?: readonly Envelope[];
  issues: FieldIssue[];
}

/** What would be in force with the drafts beside: a draft comes before the version that it follows. */
async function wouldBe(kind: Kind, key: string, beside: readonly Envelope[]) {
  const draft = beside.find((one) => one.kind === kind && one.key === key && one.region === null);
  return draft ?? (await definitions.effective(kind, key));
}

function faultsOf(rule: unknown, library: LibraryBody) {
  const parsed = parseRule(rule, { dictionary: factDictionary({ body: library }) });
  return parsed.ok ? [] : parsed.issues;
}

const told = (message: Bilingual, library: LibraryBody): FieldIssue['message'] => ({
  zh: `${message.zh}（${library.name.zh}）`,
  en: `${message.en} (${library.name.en || library.name.zh})`,
});

/** A rule reads facts; every library that uses it has to have them. */
async function checkRule({ envelope, beside = [], issues }: Checking): Promise<void> {
  const inForce = await definitions.allEffective('library');
  const keys = new Set([...inForce, ...beside.filter((one) => one.kind === 'library')].map(({ key }) => key));
  for (const key of keys) {
    const parsed = LibraryBody.safeParse((await wouldBe('library', key, beside))?.body);
    if (!parsed.success || !parsed.data.rules.includes(envelope.key)) continue;
    for (const { path, message } of faultsOf(envelope.body, parsed.data))
      issues.push({ path: `body.${path}`, code: 'fact', message: told(message, parsed.data) });
  }
}

/** A library without a fact that one of its rules reads would be judged by none. */
async function checkLibrary({ envelope, beside = [], issues }: Checking): Promise<void> {
  const library = LibraryBody.parse(envelope.body);
  for (const [at, key] of library.rules.entries()) {
    const rule = await wouldBe('rule', key, beside);
    for (const { message } of rule ? faultsOf(rule.body, library) : [])
      issues.push({
        path: `body.rules[${at}]`,
        code: 'fact',
        message: { zh: `规则“${rule?.title.zh}”：${message.zh}`, en: `Rule “${rule?.title.en || key}”: ${message.en}` },
      });
  }
}

/** Rules and libraries fit each other before either is published: what does not would stop the lights of all entries. */
export async function checkRules(checking: Checking): Promise<void> {
  const { kind, region } = checking.envelope;
  if (region !== null) return;
  if (kind === 'rule') await checkRule(checking);
  if (kind === 'library') await checkLibrary(checking);
}
