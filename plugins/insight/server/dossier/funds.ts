import type { Principal } from '@project-cloud/access';
import type { Lang } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { clearedValues, type StoredEntry } from '@project-cloud/registry/server';
import { rate } from '../../domain';
import { type ReportRow, total } from './reports';

/**
 * Money in place by source, summed over all reports, and beside it the whole and how much of it is done; what the reader
 * may not see is left out.
 */
export function fundsOf(
  principal: Principal,
  library: Library,
  entry: StoredEntry,
  reports: readonly ReportRow[],
  lang: Lang,
  invested: number | null,
) {
  const cleared = reports.map(({ values }) => clearedValues(library, principal, values));
  const sources = library.body.reporting.paid.map((key) => {
    const field = library.body.reportFields.find((one) => one.key === key);
    return { key, label: field?.label[lang] || field?.label.zh || key, amount: total(cleared, key) };
  });
  return {
    library: library.key,
    total_investment: entry.total_investment,
    invested_rate: rate(invested, entry.total_investment),
    sources: sources.filter(({ amount }) => amount !== null),
  };
}
