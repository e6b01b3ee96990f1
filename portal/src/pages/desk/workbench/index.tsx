import type { Desk } from '@/client';
import { useQuery } from '@/client';
import { DateText, Loaded, Page, PageTitle } from '@/components';
import { useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { weekdayName } from '../report/period';
import { Gaps } from './gaps';
import { Messages } from './message-list';
import { MyProjects } from './my-projects';
import { ReportStatus } from './report-status';
import { TaskList } from './task-list';
import css from './workbench.css';

/** The first screen of a clerk: what is due, in order of lateness; my projects, reds first; what is missing. */
export default function Workbench() {
  const query = useQuery<Desk>('/desk', { every: 300_000 });
  return (
    <Loaded query={query} rows={8}>
      {(desk) => (
        <Page
          aside={
            <>
              <ReportStatus desk={desk} />
              <Gaps gaps={desk.gaps} />
              <Messages messages={desk.messages} limit={3} />
            </>
          }
        >
          <Title desk={desk} />
          <TaskList desk={desk} />
          <MyProjects desk={desk} />
        </Page>
      )}
    </Loaded>
  );
}

function Title({ desk }: { desk: Desk }) {
  const t = useText(words);
  const { language } = useLanguage();
  const late = desk.tasks.filter((task) => task.state === 'overdue').length;
  const today = desk.tasks.filter((task) => task.state === 'today').length;
  const notes = [late > 0 ? t('desk.late', { n: late }) : '', today > 0 ? t('desk.today', { n: today }) : ''];
  const title = desk.tasks.length > 0 ? t('desk.todo', { n: desk.tasks.length }) : t('desk.nothingTodo');
  return (
    <div className={css.title}>
      <PageTitle title={title} note={notes.filter(Boolean).join(t('desk.comma'))} />
      <span className={css.date}>
        <DateText value={desk.date} /> {weekdayName(desk.date, language)}
      </span>
    </div>
  );
}
