import type { Statement } from './list-entries';

const renumbered = ({ text }: Statement, offset: number) =>
  text.replace(/\$(\d+)/g, (_place, n) => `$${Number(n) + offset}`);

/**
 * Several writes as one statement: one journey to the database and back instead of one each. None may read what another
 * writes, for all see the tables as they were before.
 */
export function together(statements: readonly Statement[]): Statement {
  const values: unknown[] = [];
  const texts = statements.map((statement) => {
    const text = renumbered(statement, values.length);
    values.push(...statement.values);
    return text;
  });
  const last = texts.pop() ?? '';
  const before = texts.map((text, at) => `w${at} AS (${text})`);
  return { text: before.length > 0 ? `WITH ${before.join(', ')} ${last}` : last, values };
}
