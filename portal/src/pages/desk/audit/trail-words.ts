import { useLanguage, useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { trailActions, trailFields, trailSubjects } from '@/locale/trail';
import type { TrailEntry } from './trail-entry';

export const ACTIONS = Object.keys(trailActions.zh);

const ACTORS: Readonly<Record<string, 'system' | 'token' | 'visitor'>> = {
  system: 'system',
  token: 'token',
  visitor: 'visitor',
  anyone: 'visitor',
};

/** The words of the trail. What has none is shown by its own name. */
export function useTrailWords() {
  const t = useText(consoleWords);
  const { language } = useLanguage();
  const named = (words: Record<'zh' | 'en', Record<string, string>>) => (key: string) => words[language][key] ?? key;
  const action = named(trailActions);
  const kind = (actorKind: string) => (ACTORS[actorKind] ? t(ACTORS[actorKind]) : actorKind);
  return {
    action,
    subject: named(trailSubjects),
    field: named(trailFields),
    /** A refused call names the right that it lacked, which is no action that was done. */
    done: (entry: Pick<TrailEntry, 'action' | 'subjectType'>) =>
      entry.subjectType === 'route' ? t('actAccess') : action(entry.action),
    /** Who did it: a person by name; the system, which signs people in, as such. */
    who: ({ actorKind, actor, actorName }: Pick<TrailEntry, 'actorKind' | 'actor' | 'actorName'>) =>
      actorKind === 'system' ? kind(actorKind) : (actorName ?? actor ?? kind(actorKind)),
  };
}
