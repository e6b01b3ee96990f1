import { inWords } from '@project-cloud/access';
import { type CodeRule, type FieldIssue, PROJECT_CODE_FRAME as FRAME } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey, Text } from './envelope';

/** The one code rule there is: that of the unified project code. */
export const PROJECT_CODE_RULE = 'project-code';

const digitsAs = (wanted: number, zh: string, en: string) =>
  z.literal(wanted, {
    error: inWords(
      `国家编码框架（GB/T 40058）规定${zh} ${wanted} 位`,
      `The national frame (GB/T 40058) gives the ${en} ${wanted} digits`,
    ),
  });
const twoDigits = z.string().regex(/^\d{2}$/, inWords('请填写 2 位数字，如 04', 'Give two digits, as 04'));
const digits = z.number().int().min(1).max(12);
const year = z.string().regex(/^\d{4}$/, inWords('请填写 4 位年份', 'Give a year of four digits'));
const basis = z.string().min(1, inWords('请填写依据', 'Give the legal basis')).max(1000);

/** The frame begins with YYMM 2011 (November 2020): a year up to 2020 that is no such month is not mistaken for one. */
const EarlierForm = z
  .object({
    name: Text,
    time: z.object({ form: z.literal('YYYY'), from: year, until: year }).strict(),
    region: z.object({ digits }).strict(),
    department: z.object({ digits }).strict(),
    type: z.object({ digits }).strict(),
    serial: z.object({ digits: z.array(digits).min(1).max(3) }).strict(),
    check: z.enum(['iso7064-mod11-10', 'none']),
    legalBasis: basis,
  })
  .strict()
  .superRefine(({ time }, check) => {
    if (time.from > time.until)
      check.addIssue({
        code: 'custom',
        path: ['time', 'until'],
        message: inWords('最后一年不能早于第一年', 'The last year must not come before the first'),
      });
    if (time.until > '2020')
      check.addIssue({
        code: 'custom',
        path: ['time', 'until'],
        message: inWords(
          '2020 年 11 月起使用统一编码，旧码的年份只能到 2020',
          'Unified codes are used since November 2020: an earlier form ends with 2020',
        ),
      });
  });

const Department = z
  .object({
    digits: digitsAs(FRAME.department, '业务指导部门段为', 'department'),
    otherwise: twoDigits,
    by: z
      .array(
        z.discriminatedUnion('of', [
          z.object({ of: z.literal('library'), value: DefinitionKey, code: twoDigits }).strict(),
          z
            .object({
              of: z.literal('industry'),
              value: z
                .string()
                .regex(
                  /^[A-T]\d{0,4}$/,
                  inWords('请填写国民经济行业代码，如 C 或 C36', 'Give an industry code such as C or C36'),
                ),
              code: twoDigits,
            })
            .strict(),
        ]),
      )
      .max(200)
      .default([]),
  })
  .strict();

/** How unified codes are made: what the national frame leaves open can be chosen, everything else is refused at its place. */
export const CodeRuleBody = z
  .object({
    name: Text,
    segments: z
      .object({
        time: z
          .object({
            form: z.literal('YYMM', {
              error: inWords(
                '国家编码框架（GB/T 40058）规定时间段为两位年份加两位月份',
                'The national frame (GB/T 40058) gives the time as two digits of the year and two of the month',
              ),
            }),
          })
          .strict(),
        region: z
          .object({ digits: digitsAs(FRAME.region, '区域段为', 'region'), source: z.enum(['place', 'authority']) })
          .strict(),
        department: Department,
        type: z
          .object({
            digits: digitsAs(FRAME.type, '项目类型段为', 'project type'),
            otherwise: twoDigits,
            map: z
              .array(z.object({ from: z.string().min(1).max(40), code: twoDigits }).strict())
              .max(200)
              .default([]),
          })
          .strict(),
        serial: z
          .object({
            digits: digitsAs(FRAME.serial, '顺序号为', 'serial number'),
            order: z.literal('random', {
              error: inWords(
                '国家编码框架（GB/T 40058）规定顺序号随机产生',
                'The national frame (GB/T 40058) wants the serial number drawn at random',
              ),
            }),
          })
          .strict(),
      })
      .strict(),
    check: z.literal('iso7064-mod11-10', {
      error: inWords(
        '统一编码的末位是按 ISO 7064 MOD 11,10 计算的校验码，不能取消或更换',
        'A unified code ends with a check digit by ISO 7064 MOD 11,10, which is neither left out nor replaced',
      ),
    }),
    legalBasis: basis,
    /** Generations before the frame, described so that their codes stay verifiable. */
    earlier: z.array(EarlierForm).max(20).default([]),
  })
  .strict()
  .superRefine(({ segments: { department, type } }, check) => {
    const twice = (path: (string | number)[], value: string) =>
      check.addIssue({
        code: 'custom',
        path: ['segments', ...path],
        message: inWords(`“${value}”出现了两次`, `“${value}” stands twice`),
      });
    const seen = new Set<string>();
    for (const [at, { of, value }] of department.by.entries()) {
      if (seen.has(`${of} ${value}`)) twice(['department', 'by', at, 'value'], value);
      seen.add(`${of} ${value}`);
    }
    const types = new Set<string>();
    for (const [at, { from }] of type.map.entries()) {
      if (types.has(from)) twice(['type', 'map', at, 'from'], from);
      types.add(from);
    }
  });
export type CodeRuleBody = z.infer<typeof CodeRuleBody>;

/** A stored rule as issuing and verifying read it. */
export const codeRuleFrom = (body: unknown): CodeRule => CodeRuleBody.parse(body);

/** One rule serves the whole platform: no second key, no layer of a region. */
export function codeRulePlaceIssues({ key, region }: { key: string; region: string | null }): FieldIssue[] {
  const message = {
    zh: '编码规则全平台只有一套（project-code），不分地区',
    en: 'There is one code rule for the whole platform (project-code), without layers of regions',
  };
  return [
    ...(key === PROJECT_CODE_RULE ? [] : [{ path: 'key', code: 'reserved', message }]),
    ...(region === null ? [] : [{ path: 'region', code: 'reserved', message }]),
  ];
}
