import { fieldIssues } from '@project-cloud/access';
import { checkSchema, Overlay, parseExpression, runExamples } from '@project-cloud/forms-engine';
import type { Bilingual, FieldIssue } from '@project-cloud/kernel';
import { parseConditions, parseRule, runCases } from '@project-cloud/rules-engine';
import { z } from 'zod';
import { approverFaults } from './approver-fault';
import { CodeRuleBody, codeRulePlaceIssues } from './code-rule';
import { ConnectorBody } from './connector';
import { DictionaryDraft } from './dictionary';
import type { Envelope, Kind } from './envelope';
import { IndicatorBody } from './indicator';
import { ItemBody } from './item';
import { LayerBody } from './layer';
import { LibraryBody } from './library';
import { ReportBody } from './report';
import { ViewBody } from './view';

const Free = z.record(z.string(), z.unknown());

const zodIssues = (schema: z.ZodType, body: unknown): FieldIssue[] => {
  const parsed = schema.safeParse(body);
  return parsed.success ? [] : fieldIssues(parsed.error, ['body']);
};

const exampleFault = (name: string, wanted: unknown, got: unknown): Bilingual => ({
  zh: `例子“${name}”应为 ${wanted}，实为 ${got}`,
  en: `The example “${name}” should give ${wanted} and gives ${got}`,
});

const LIGHT_WORDS: Readonly<Record<string, string>> = { red: '红灯', yellow: '黄灯', green: '绿灯', none: '未评' };

/** What a rule's example should give and gives, by the names of the lights. */
const caseFault = (name: string, wanted: string, got: string): Bilingual => ({
  ...exampleFault(name, wanted, got),
  zh: exampleFault(name, LIGHT_WORDS[wanted] ?? wanted, LIGHT_WORDS[got] ?? got).zh,
});

/** A schema is sound and passes its own examples, or it is not taken. */
function formIssues(body: unknown): FieldIssue[] {
  const issues = checkSchema(body as never).map((issue) => ({
    ...issue,
    path: `body.${issue.path}`,
    code: issue.code ?? 'schema',
  }));
  if (issues.length > 0) return issues;
  return runExamples(body as never).map((failure) => ({
    path: 'body.examples',
    code: 'example',
    message: exampleFault(failure.name, JSON.stringify(failure.expected), JSON.stringify(failure.got)),
  }));
}

/** Read as the rules engine reads them; which facts there are is checked where both libraries are known. */
function admissionIssues({ admission }: LibraryBody): FieldIssue[] {
  if (!admission) return [];
  const parsed = parseConditions(admission.conditions, { at: 'body.admission.conditions' });
  return parsed.ok ? [] : parsed.issues.map((issue) => ({ ...issue, code: 'rule' }));
}

/** The condition of a move is an expression of the forms. */
function guardIssues({ stages }: LibraryBody): FieldIssue[] {
  return stages.flatMap((stage, at) =>
    (stage.guards ?? []).flatMap(({ when }, nth) => {
      const parsed = when ? parseExpression(when, { fields: null }) : null;
      if (!parsed || parsed.ok) return [];
      const path = `body.stages.${at}.guards.${nth}.when`;
      return parsed.issues.map(({ code, message }) => ({ path, code, message }));
    }),
  );
}

/** Derived facts are expressions: what the language does not know is refused at its place. */
function libraryIssues(body: unknown): FieldIssue[] {
  const issues = zodIssues(LibraryBody, body);
  if (issues.length > 0) return issues;
  const library = LibraryBody.parse(body);
  const facts = library.facts.flatMap((fact, at) => {
    const parsed = parseExpression(fact.expression, { fields: null });
    if (parsed.ok) return [];
    return parsed.issues.map((issue) => ({
      path: `body.facts.${at}.expression`,
      code: issue.code,
      message: issue.message,
    }));
  });
  return [...facts, ...guardIssues(library), ...approverFaults(library), ...admissionIssues(library)];
}

function ruleIssues(body: unknown): FieldIssue[] {
  const parsed = parseRule(body);
  if (!parsed.ok)
    return parsed.issues.map((issue) => ({ path: `body.${issue.path}`, code: 'rule', message: issue.message }));
  return runCases(parsed.rule).map((failure) => ({
    path: 'body.cases',
    code: 'case',
    message: caseFault(failure.name, failure.expect, failure.got),
  }));
}

/** What an indicator counts by facts is an expression; which facts there are is the judging's to know. */
function indicatorIssues(body: unknown): FieldIssue[] {
  const issues = zodIssues(IndicatorBody, body);
  if (issues.length > 0) return issues;
  const indicator = IndicatorBody.parse(body);
  return (['numerator', 'denominator'] as const).flatMap((part) => {
    const when = indicator[part]?.when;
    const parsed = when ? parseExpression(when, { fields: null }) : null;
    if (!parsed || parsed.ok) return [];
    return parsed.issues.map(({ code, message }) => ({ path: `body.${part}.when`, code, message }));
  });
}

/** What a connector works out is an expression; which fields there are is known where its library is. */
function connectorIssues(body: unknown): FieldIssue[] {
  const issues = zodIssues(ConnectorBody, body);
  if (issues.length > 0) return issues;
  return ConnectorBody.parse(body).fields.flatMap(({ from }, at) => {
    const parsed = from?.kind === 'expression' ? parseExpression(from.expression, { fields: null }) : null;
    if (!parsed || parsed.ok) return [];
    return parsed.issues.map(({ code, message }) => ({ path: `body.fields.${at}.from.expression`, code, message }));
  });
}

/** One check a kind: the error names its place. A rule's own cases are part of its check. */
const CHECKS: Record<Kind, (body: unknown, region: string | null) => FieldIssue[]> = {
  library: libraryIssues,
  form: (body, region) => (region ? zodIssues(Overlay, body) : formIssues(body)),
  rule: (body, region) => (region ? zodIssues(Free, body) : ruleIssues(body)),
  view: (body) => zodIssues(ViewBody, body),
  dictionary: (body) => zodIssues(DictionaryDraft, body),
  template: (body) => zodIssues(Free, body),
  item: (body) => zodIssues(ItemBody, body),
  indicator: indicatorIssues,
  layer: (body) => zodIssues(LayerBody, body),
  report: (body) => zodIssues(ReportBody, body),
  'problem-model': (body) => zodIssues(Free, body),
  scheme: (body) => zodIssues(Free, body),
  connector: connectorIssues,
  'code-rule': (body) => zodIssues(CodeRuleBody, body),
};

export function bodyIssues(envelope: Envelope): FieldIssue[] {
  const place = envelope.kind === 'code-rule' ? codeRulePlaceIssues(envelope) : [];
  return [...place, ...CHECKS[envelope.kind](envelope.body, envelope.region)];
}
