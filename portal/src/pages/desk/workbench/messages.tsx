import { type Desk, useQuery } from '@/client';
import { EmptyState, Loaded, Page, PageTitle } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { Messages } from './message-list';

/** All messages; the workbench shows the newest three. */
export default function MessagesPage() {
  const t = useText(words);
  const query = useQuery<Desk>('/desk');
  return (
    <Page>
      <PageTitle title={t('desk.messages')} crumbs={[{ label: t('desk.workbench'), href: '/desk' }]} />
      <Loaded query={query}>
        {({ messages }) =>
          messages.length > 0 ? (
            <Messages messages={messages} />
          ) : (
            <EmptyState title={t('desk.noMessages')} hint={t('desk.noMessagesHint')} />
          )
        }
      </Loaded>
    </Page>
  );
}
