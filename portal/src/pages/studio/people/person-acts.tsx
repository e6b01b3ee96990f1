import { Dropdown } from 'antd';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import css from './people.css';
import { nameOf, type Person } from './person';

export type PersonAct = 'edit' | 'block' | 'unblock' | 'resetPassword' | 'unlock';

/** What one may do with an account, or whose it is to manage. */
export function PersonActs({ person, onAct }: { person: Person; onAct(act: PersonAct): void }) {
  const t = useText(people);
  if (!person.may.manage)
    return <span className="note">{person.notYours ? t(`notYours_${person.notYours}`) : null}</span>;
  const more: PersonAct[] = [
    'resetPassword',
    ...(person.lockedUntil ? (['unlock'] as const) : []),
    person.blocked ? 'unblock' : 'block',
  ];
  return (
    <span className={css.acts}>
      <button type="button" className="link" onClick={() => onAct('edit')}>
        {t('edit')}
      </button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: more.map((key) => ({ key, label: t(key) })),
          onClick: ({ key }) => onAct(key as PersonAct),
        }}
      >
        <button type="button" className="link" aria-label={t('moreOf', { name: nameOf(person) })}>
          {t('more')}
        </button>
      </Dropdown>
    </span>
  );
}
