import type { Lang } from '@project-cloud/kernel';
import { definitions } from '@project-cloud/library/server';

/** What a rule is called today; its key when it is gone. */
export async function ruleTitle(key: string, lang: Lang): Promise<string> {
  const definition = await definitions.effective('rule', key);
  return definition?.title[lang] || definition?.title.zh || key;
}
