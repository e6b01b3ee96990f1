import type { Bilingual } from '@project-cloud/kernel';
import type { Change } from './change';

const VERBS: Record<Change['op'], Bilingual> = {
  add: { zh: '新增', en: 'New: ' },
  remove: { zh: '删去', en: 'Gone: ' },
  retire: { zh: '停用', en: 'Retired: ' },
  rename: { zh: '改名：', en: 'Renamed: ' },
  reorder: { zh: '移动', en: 'Moved: ' },
  change: { zh: '', en: '' },
};

/** A change as one sentence: 红灯线：开工延期 大于 30 → 20. */
export function sentence(change: Change): Bilingual {
  const tell = (lang: 'zh' | 'en') => {
    const { op, subject, detail, before, after } = change;
    const values = before && after ? `${before[lang]} → ${after[lang]}` : ((after ?? before)?.[lang] ?? '');
    const parts = [detail?.[lang] ?? '', values].filter(Boolean).join(' ');
    const head = `${VERBS[op][lang]}${subject[lang]}`;
    if (!parts) return head;
    return lang === 'zh' ? `${head}：${parts}` : `${head}: ${parts}`;
  };
  return { zh: tell('zh'), en: tell('en') };
}
