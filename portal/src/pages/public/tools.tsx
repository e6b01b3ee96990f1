import { useEffect } from 'react';
import { useLocation } from 'umi';
import { useText } from '@/locale';
import { tools } from '@/locale/tools';
import { CreditCodeTool } from './credit-code-tool';
import { DueDateTool } from './due-date-tool';
import { ProjectCodeTool } from './project-code-tool';
import css from './tools.css';
import { useTitle } from './use-title';

/** Three small services for everyone: a project code, a credit code, a due date. */
export default function ToolsPage() {
  const t = useText(tools);
  const { hash } = useLocation();
  useTitle(t('title'));
  useEffect(() => {
    const tool = hash ? document.getElementById(hash.slice(1)) : null;
    tool?.scrollIntoView();
    tool?.querySelector('input')?.focus();
  }, [hash]);
  return (
    <div className={css.page}>
      <h1>{t('title')}</h1>
      <p className={css.hint}>{t('hint')}</p>
      <div className={css.columns}>
        <div>
          <ProjectCodeTool />
          <CreditCodeTool />
        </div>
        <DueDateTool />
      </div>
    </div>
  );
}
