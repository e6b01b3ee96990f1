import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { type Within, withinSql } from '../queries/within';
import { raiseFault } from './alarms';
import { looking } from './find-differences';
import { inSql, lightsSql, standingRules } from './rules-in-sql';

/** PostgreSQL could not compute what it was asked: a value that does not fit, an operator that there is not. */
const FAULTY = /^(22|42804|42846|42883|54)/;

const codeOf = (fault: unknown) => String((fault as { code?: unknown } | null)?.code ?? '');

/**
 * One rule whose SQL fails must not end the sweep of all. Each is tried alone; those that fail are judged without SQL
 * from now on. Says whether any was found: otherwise the fault is nobody's here.
 */
export async function blameRules(library: Library, today: IsoDate, within: Within, fault: unknown): Promise<boolean> {
  if (!FAULTY.test(codeOf(fault))) return false;
  let blamed = false;
  for (const [at, rule] of library.body.rules.entries()) {
    try {
      await looking(async (sql) => {
        const { variants, reads } = await standingRules(sql, library, within);
        const own = { keys: [rule], variants: variants.slice(at, at + 1), reads: reads.slice(at, at + 1) };
        const where = (values: Parameters<typeof withinSql>[2]) => withinSql(within, 'p.entry_id', values);
        const statement = inSql(() => lightsSql(library, own, { today, where }));
        if (statement) await sql.query(statement.sql, statement.values);
      });
    } catch (own) {
      if (!FAULTY.test(codeOf(own))) throw own;
      await raiseFault(library, rule, (own as Error).message);
      blamed = true;
    }
  }
  return blamed;
}
