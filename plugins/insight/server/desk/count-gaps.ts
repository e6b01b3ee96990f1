import { currentScope } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { type GapField, gapFields } from '../../domain';
import { gapsSql } from '../queries/gaps';
import { type Row, rowsOf } from '../run';

/** The list that holds exactly the rows that were counted. */
function hrefOf(library: Library, { column, onceStarted }: GapField): string {
  const filter = [
    { key: column.key, op: 'empty', value: true },
    { key: 'actual_end', op: 'empty', value: true },
    ...(onceStarted ? [{ key: 'actual_start', op: 'empty', value: false }] : []),
  ];
  return `/desk/libraries/${library.key}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

const WORDS = {
  zh: { title: (n: number, label: string) => `${n} 个项目缺${label}`, started: '已开工的项目要有' },
  en: { title: (n: number, label: string) => `${n} projects without: ${label}`, started: 'Wanted once work has begun' },
};

/** Fields that are missing in what has not ended, each a way to the rows that miss it. */
export async function countGaps(
  library: Library,
  lang: Lang,
): Promise<{ title: string; detail: string | null; href: string }[]> {
  const fields = gapFields(library.columns.values());
  if (fields.length === 0) return [];
  const counts = (await rowsOf<Row>(gapsSql(library, currentScope(), fields)))[0] ?? {};
  return fields.flatMap((gap, at) => {
    const missing = Number(counts[`g${at}`] ?? 0);
    const { field } = gap.column;
    if (missing === 0) return [];
    return [
      {
        title: WORDS[lang].title(missing, field.label[lang] || field.label.zh),
        detail: gap.onceStarted ? WORDS[lang].started : field.help || null,
        href: hrefOf(library, gap),
      },
    ];
  });
}
