import { CodeRuleBody } from '@project-cloud/library';
import seed from '../../../seed/reference/definitions/code-rule/project-code.json';
import { codesByVersion } from './code-impact';

test('[M02-05] existing codes are counted under the version that made them: the stored one, else the one of their month', () => {
  const rule = CodeRuleBody.parse(seed.body);
  const versions = [
    { version: 1, from: '2020-11-01', until: '2026-11-10', rule },
    { version: 2, from: '2026-11-10', until: null, rule },
  ];
  const group = { department: '04', type: '01', version: null, count: 3 };
  expect(
    codesByVersion(
      [
        { ...group, time: '2406' },
        { ...group, time: '2611', version: 1, count: 2 },
        { ...group, time: '2612' },
        { ...group, time: '2406', department: '77', count: 1 },
      ],
      versions,
    ),
  ).toEqual([
    { version: null, count: 1 },
    { version: 1, count: 5 },
    { version: 2, count: 3 },
  ]);
});
