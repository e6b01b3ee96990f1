import type { Lang } from '@project-cloud/kernel';
import { definitions } from '@project-cloud/library/server';

interface Item {
  code: string;
  label: { zh: string; en?: string };
}

/** What an order can be about: a dictionary, so that an administrator adds a kind without code. */
export async function dispatchKinds(lang: Lang): Promise<{ code: string; label: string }[]> {
  const dictionary = await definitions.effective('dictionary', 'dispatch-kind');
  const items = (dictionary?.body.items ?? []) as Item[];
  return items.map(({ code, label }) => ({ code, label: label[lang] || label.zh }));
}
