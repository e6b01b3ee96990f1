import { inWords } from '@project-cloud/access';
import { defineRoute, findRegion } from '@project-cloud/access/server';
import { dueOn, parseCreditCode, parseIsoDate, verifyProjectCode } from '@project-cloud/kernel';
import { calendar, codeRuleVersions } from '@project-cloud/library/server';
import { rememberedRule } from '@project-cloud/registry/server';
import { z } from 'zod';
import { codeVerdictWords, ruleTold } from '../domain/code-verdict';

const Day = z
  .string()
  .refine(
    (text) => parseIsoDate(text) !== null,
    inWords('没有这一天，请按 2026-11-22 的写法填写', 'There is no such day; write it as 2026-11-22'),
  );

const Question = z
  .object({
    from: Day,
    days: z.number().int().min(0).max(1000),
    countStart: z.boolean().default(false),
    pauses: z
      .array(z.object({ from: Day, to: Day, reason: z.string().max(200).default('') }).strict())
      .max(200)
      .default([]),
  })
  .strict();

/** Codes stand in paths as people copy them: with spaces round them, at worst. */
const CodePath = z.object({ code: z.string().max(100) });

export const toolRoutes = [
  defineRoute({
    method: 'GET',
    path: '/tools/project-codes/:code',
    tag: 'exchange',
    summary: { zh: '核验项目代码', en: 'Verify a project code' },
    may: 'anyone',
    params: CodePath,
    async run({ params, lang }) {
      const code = params.code.trim();
      const parsed = verifyProjectCode(code, await codeRuleVersions(), await rememberedRule(code));
      if (!parsed.ok) return { valid: false, reason: parsed.reason, message: parsed.message[lang] };
      const region = await findRegion(parsed.segments.region.replace(/(00)+$/, ''));
      return {
        valid: true,
        generation: parsed.generation,
        segments: parsed.segments,
        region: region ? { code: region.code, name: region.name } : null,
        rule: ruleTold(parsed, lang),
        message: codeVerdictWords(parsed)[lang],
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/tools/credit-codes/:code',
    tag: 'exchange',
    summary: { zh: '核验统一社会信用代码', en: 'Verify a credit code' },
    may: 'anyone',
    params: CodePath,
    async run({ params, lang }) {
      const parsed = parseCreditCode(params.code.trim());
      if (!parsed.ok) return { valid: false, reason: parsed.reason, message: parsed.message[lang] };
      return {
        valid: true,
        code: parsed.code,
        message: lang === 'en' ? 'Form and check digit are right' : '格式和校验位都正确',
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/tools/due-dates',
    tag: 'exchange',
    summary: { zh: '计算到期日，逐日说明', en: 'Compute a due date, day by day' },
    may: 'anyone',
    body: Question,
    run: async ({ body, lang }) => dueOn({ ...body, calendar: calendar(), lang }),
  }),
];
