import { holdersOf, isRole, ROLES } from '@project-cloud/access';
import type { FieldIssue } from '@project-cloud/kernel';
import type { LibraryBody } from './library';

/** A library lets those approve its releases who may publish at all: it narrows the platform's rule and never widens it. */
export function approverFaults({ roles }: LibraryBody): FieldIssue[] {
  const able = holdersOf('definition.publish');
  const names = (lang: 'zh' | 'en') => able.map((role) => ROLES[role][lang]).join(lang === 'zh' ? '、' : ', ');
  return (roles.approve ?? []).flatMap((role, at): FieldIssue[] => {
    if ((able as string[]).includes(role)) return [];
    const said = isRole(role) ? ROLES[role] : { zh: role, en: role };
    return [
      {
        path: `body.roles.approve[${at}]`,
        code: 'role',
        message: {
          zh: `${said.zh}不能批准发布，可选：${names('zh')}`,
          en: `${said.en} cannot approve releases; choose from: ${names('en')}`,
        },
      },
    ];
  });
}
