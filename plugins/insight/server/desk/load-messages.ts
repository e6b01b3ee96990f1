import { currentScope } from '@project-cloud/access/server';
import { addDays, type IsoDate, type Lang } from '@project-cloud/kernel';
import { type LightChangeRow, presentChange } from '../dashboard/present-change';
import { lightChangesSql } from '../queries/light-changes';
import { rowsOf } from '../run';

const DAYS = 7;
const LIMIT = 30;

const LIGHTS: Readonly<Record<string, { zh: string; en: string }>> = {
  red: { zh: '红', en: 'red' },
  yellow: { zh: '黄', en: 'yellow' },
  green: { zh: '绿', en: 'green' },
  none: { zh: '未评', en: 'not rated' },
};
const light = (key: string, lang: Lang) => LIGHTS[key]?.[lang] ?? key;

/** Lights that changed in the last seven days, newest first. */
export async function loadMessages(libraryKeys: readonly string[], today: IsoDate, lang: Lang) {
  const since = `${addDays(today, -DAYS)}T00:00:00Z`;
  const rows = await rowsOf<LightChangeRow>(lightChangesSql(libraryKeys, currentScope(), since, LIMIT));
  const changes = await Promise.all(rows.map((row) => presentChange(row, lang)));
  return changes.map((change) => {
    const way =
      lang === 'en'
        ? `${light(change.from, lang)} to ${light(change.to, lang)}`
        : `${light(change.from, lang)}变${light(change.to, lang)}`;
    return {
      title: lang === 'en' ? `Light: ${change.name}, ${way}` : `灯色变化：${change.name} ${way}`,
      detail: change.ruleTitle,
      at: change.at,
      href: `/desk/entries/${change.entryId}?tab=warnings`,
    };
  });
}
