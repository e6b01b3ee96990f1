import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/root.mjs';
import { TODAY } from './rule-sweep.mjs';
import { HELD } from './rule-world.mjs';

const require = createRequire(inRoot('rules/engine/package.json'));
const { compileRule, compileSql, lightAt } = require('@project-cloud/rules-engine');
const { Engine } = require('json-rules-engine');
const { factQuery } = require(inRoot('plugins/supervision/dist/server/queries/fact-query.js'));

/** zen-engine is no part of the installation: found beside it, or where ZEN_ENGINE says. */
function zenEngine() {
  try {
    return createRequire(`${process.env.ZEN_ENGINE ?? inRoot('.')}/package.json`)('@gorules/zen-engine').ZenEngine;
  } catch {
    return null;
  }
}

const valuesOf = (rule) =>
  Object.fromEntries(Object.entries(rule.parameters).map(([key, { value }]) => [`param.${key}`, value]));

/** Facts of some entries as plain objects, computed by PostgreSQL: the engines are spared that. */
async function sampleOf({ client, library, rules, sample }) {
  const reads = [...new Set(rules.flatMap((rule) => compileRule(rule).reads))].filter((fact) => fact !== 'papers');
  const query = factQuery(library, reads, {
    today: TODAY,
    ...HELD,
    held: [...HELD.held, { fact: 'whole', path: [], type: 'json', sql: 'p.papers' }],
  });
  const facts = reads.map(
    (fact, at) => `${query.facts(fact, []).sql}${query.facts(fact, []).type === 'date' ? '::text' : ''} AS f${at}`,
  );
  const { sql, values } = compileSql(rules, {
    ...query,
    select: `${['s.entry_id', `${query.facts('whole', []).sql} AS papers`, ...facts]}`,
  });
  const { rows } = await client.query(`${sql} ORDER BY md5(s.entry_id) LIMIT ${sample}`, values);
  return rows.map((row) => ({
    facts: { papers: row.papers, ...Object.fromEntries(reads.map((fact, at) => [fact, row[`f${at}`]])) },
    lights: rules.map((_, at) => lightAt(row, at)),
  }));
}

/** Known facts, or none: what stands before every level in our own engines. */
const judged = (light, compiled, facts) =>
  compiled.reads.some((fact) => (facts[fact] ?? null) !== null) ? light : 'none';

async function reference(rules) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) {
    // Names of shared conditions and of parameters are those of a rule: here they share one engine.
    const own = (text) =>
      text
        .replaceAll('"param.', `"param.${rule.key}.`)
        .replace(/"condition":"([^"]+)"/g, `"condition":"${rule.key}.$1"`);
    for (const [name, condition] of Object.entries(rule.conditions))
      engine.setCondition(`${rule.key}.${name}`, JSON.parse(own(JSON.stringify(condition))));
    for (const { name, priority, conditions, event } of rule.rules)
      engine.addRule({
        name: `${rule.key}/${name}`,
        priority,
        conditions: JSON.parse(own(JSON.stringify(conditions))),
        event,
      });
  }
  const parameters = Object.assign(
    {},
    ...rules.map((rule) =>
      Object.fromEntries(
        Object.entries(valuesOf(rule)).map(([key, value]) => [key.replace('param.', `param.${rule.key}.`), value]),
      ),
    ),
  );
  return async (facts) => {
    const { results } = await engine.run({ ...facts, ...parameters });
    const met = new Set(results.map(({ name }) => name));
    return rules.map((rule) =>
      met.has(`${rule.key}/red`) ? 'red' : met.has(`${rule.key}/yellow`) ? 'yellow' : 'green',
    );
  };
}

const SIGN = {
  greaterThan: '>',
  greaterThanInclusive: '>=',
  lessThan: '<',
  lessThanInclusive: '<=',
  equal: '==',
  notEqual: '!=',
};

/** A condition in the language of zen-engine, for the operators of these rules. */
function zenText(condition, rule) {
  if (condition.all) return `(${condition.all.map((one) => zenText(one, rule)).join(' and ')})`;
  if (condition.any) return `(${condition.any.map((one) => zenText(one, rule)).join(' or ')})`;
  if (condition.not) return `not (${zenText(condition.not, rule)})`;
  if (condition.condition) return zenText(rule.conditions[condition.condition], rule);
  const left = condition.path ? condition.path.replace('$', condition.fact) : condition.fact;
  const { value, operator } = condition;
  if (value === null) return `${left} ${SIGN[operator]} null`;
  if (operator === 'in') return `${left} in ${JSON.stringify(value)}`;
  if (typeof value === 'string') return `${left} ${SIGN[operator]} ${JSON.stringify(value)}`;
  const other =
    typeof value === 'number'
      ? String(value)
      : value.fact.startsWith('param.')
        ? String(rule.parameters[value.fact.slice(6)].value)
        : `(${value.fact} ?? 0)`;
  return `(${left} != null and ${left} ${SIGN[operator]} ${other})`;
}

function zen(ZenEngine, rules) {
  const levels = (rule) => [...rule.rules].sort((a, b) => b.priority - a.priority);
  const text = (rule) =>
    `${levels(rule)
      .map((level) => `(${zenText(level.conditions, rule)}) ? '${level.event.params.light}' : `)
      .join('')}'green'`;
  const expressions = rules.map((rule, at) => ({ id: `e${at}`, key: `l${at}`, value: text(rule) }));
  const node = (id, type, content) => ({
    id,
    name: id,
    type,
    position: { x: 0, y: 0 },
    ...(content ? { content } : {}),
  });
  const content = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [node('in', 'inputNode'), node('judge', 'expressionNode', { expressions }), node('out', 'outputNode')],
    edges: [
      { id: '1', type: 'edge', sourceId: 'in', targetId: 'judge' },
      { id: '2', type: 'edge', sourceId: 'judge', targetId: 'out' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    return rules.map((_, at) => result[`l${at}`]);
  };
}

/** How many projects a second the engines judge, with the facts at hand, and how many lights are others than ours. */
export async function compareEngines({ client, library, rules, sample, say }) {
  const rows = await sampleOf({ client, library, rules, sample });
  const compiled = rules.map((rule) => compileRule(rule));
  const ZenEngine = zenEngine();
  const engines = [{ name: 'reference', ask: await reference(rules) }];
  if (ZenEngine) engines.push({ name: 'zen', ask: zen(ZenEngine, rules) });
  else say('  zen-engine is not installed: ZEN_ENGINE=<folder with node_modules>');
  const told = [];
  for (const { name, ask } of engines) {
    const begun = performance.now();
    const answers = [];
    for (const { facts } of rows) answers.push(await ask(facts));
    const seconds = (performance.now() - begun) / 1000;
    let different = 0;
    for (const [i, { facts, lights }] of rows.entries())
      for (const [at, rule] of compiled.entries())
        if (judged(answers[i][at], rule, facts) !== lights[at]) different += 1;
    told.push({ name, perSecond: rows.length / seconds, different });
    say(`  ${name}: ${Math.round(rows.length / seconds)} projects/s, ${different} lights differ`);
  }
  return told;
}
