import { Button } from 'antd';
import { useNavigate } from 'umi';
import type { Desk, Task } from '@/client';
import { Bar, Code, DueDate, EmptyState } from '@/components';
import { usePhone } from '@/components/use-phone';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './workbench.css';

/** What has to be done, the latest first. Only the first button is the primary one. */
export function TaskList({ desk }: { desk: Desk }) {
  const t = useText(words);
  if (desk.tasks.length === 0) return <EmptyState title={t('desk.noTasks')} hint={t('desk.noTasksHint')} />;
  return (
    <ul className={css.tasks}>
      {desk.tasks.map((task, at) => (
        <TaskRow
          key={`${task.kind} ${task.entryId ?? ''} ${task.due ?? ''} ${task.title}`}
          task={task}
          first={at === 0}
          reports={desk.reports}
        />
      ))}
    </ul>
  );
}

function TaskRow({ task, first, reports }: { task: Task; first: boolean; reports: Desk['reports'] }) {
  const navigate = useNavigate();
  const phone = usePhone();
  return (
    <li className={css.task}>
      <div className={css.due}>
        <DueDate due={task.due} daysLeft={task.workingDaysLeft} inline={phone} />
      </div>
      <div className={css.what}>
        <span className={css.kind}>{task.title}</span>
        {task.detail ? <span className={css.detail}>{task.detail}</span> : null}
      </div>
      <div className={css.subject}>
        {task.projectName ? (
          <>
            <span className={css.name}>{task.projectName}</span>
            <Code
              value={task.projectCode}
              {...(task.entryId === null ? {} : { href: `/desk/entries/${task.entryId}` })}
            />
          </>
        ) : task.kind === 'report' && task.due === reports.due ? (
          <span className={css.progress}>
            <Bar value={reports.done} max={reports.total} label={`${reports.done} / ${reports.total}`} width={200} />
            {reports.done} / {reports.total}
          </span>
        ) : null}
      </div>
      <div className={css.act}>
        <Button
          type={first ? 'primary' : 'default'}
          href={task.action.href}
          onClick={(event) => {
            event.preventDefault();
            navigate(task.action.href);
          }}
        >
          {task.action.label}
        </Button>
      </div>
    </li>
  );
}
