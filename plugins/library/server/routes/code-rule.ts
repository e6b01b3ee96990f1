import { defineRoute } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { codeRuleVersions } from '../code-rule';

const clock = systemClock();

export const codeRuleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/code-rule',
    tag: 'library',
    summary: { zh: '项目编码规则的各版本和赋码期间', en: 'Versions of the code rule and their days' },
    may: 'model.read',
    run: async () => ({ today: clock.today(), items: (await codeRuleVersions()).toReversed() }),
  }),
];
