import { Link } from 'umi';
import { useSession } from '@/client';
import { roomsFor } from '@/layouts/studio-rooms';
import { useText } from '@/locale';
import { people } from '@/locale/people';

const OTHERS = ['items', 'people', 'organisations', 'subsystems', 'tokens', 'health'] as const;
type Other = (typeof OTHERS)[number];

/** Where to begin beside the metadata: the rooms that are this person's, each with what it is for. */
export function OtherWays() {
  const t = useText(people);
  const { may } = useSession();
  const isOther = (key: string): key is Other => (OTHERS as readonly string[]).includes(key);
  return (
    <>
      {roomsFor(may).map(({ key, to }) =>
        isOther(key) ? (
          <li key={key}>
            <Link to={to}>{t(`begin_${key}`)}</Link>
            <p className="note">{t(`begin_${key}_text`)}</p>
          </li>
        ) : null,
      )}
    </>
  );
}
