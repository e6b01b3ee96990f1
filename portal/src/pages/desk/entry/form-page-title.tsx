import type { ReactNode } from 'react';
import { Link } from 'umi';
import { PageTitle } from '@/components';
import { usePhone } from '@/components/use-phone';
import { useText } from '@/locale';
import { useTitle } from '@/pages/public/use-title';
import css from './entry.css';

interface FormPageTitleProps {
  title: string;
  note?: ReactNode;
  back: string;
  action?: ReactNode;
}

/** The head of a form: on a phone it is the page's only bar, with the way back at the left. */
export function FormPageTitle({ title, note, back, action }: FormPageTitleProps) {
  const phone = usePhone();
  const common = useText();
  useTitle(title);
  if (!phone) return <PageTitle title={title} note={note} actions={action} />;
  return (
    <header className={css.bar}>
      <Link to={back} className={css.back} aria-label={common('back')}>
        <svg viewBox="0 0 12 20" width="10" height="18" aria-hidden="true">
          <path d="M10 2 2 10l8 8" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </Link>
      <div className={css.words}>
        <h1>{title}</h1>
        {note ? <p>{note}</p> : null}
      </div>
      {action ? <div className={css.action}>{action}</div> : null}
    </header>
  );
}
