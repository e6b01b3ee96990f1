import { Link } from 'umi';
import type { Desk } from '@/client';
import { formatDate, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './workbench.css';

/** What others did that concerns me, newest first. */
export function Messages({ messages, limit }: { messages: Desk['messages']; limit?: number }) {
  const t = useText(words);
  if (messages.length === 0) return null;
  return (
    <section>
      <SectionTitle
        title={t('desk.messages')}
        action={
          limit && messages.length > limit ? (
            <Link to="/desk/messages">{t('desk.allMessages', { n: messages.length })}</Link>
          ) : null
        }
      />
      <ul className={css.notes}>
        {messages.slice(0, limit).map((message) => (
          <li key={`${message.at ?? ''} ${message.title}`}>
            {message.href ? <Link to={message.href}>{message.title}</Link> : <span>{message.title}</span>}
            <span className={css.detail}>
              {message.detail}
              {message.at ? <time dateTime={message.at}>{formatDate(message.at, 'moment').slice(5)}</time> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
