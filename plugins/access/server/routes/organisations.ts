import { z } from 'zod';
import { inWords, isOrganisationKind, NotFound } from '../../domain';
import { created, defineRoute, noContent } from '../http/route';
import { choosableOrganisations, registeredOrganisations } from '../organisation/find-organisations';
import {
  changeOrganisation,
  closeOrganisation,
  createOrganisation,
  reopenOrganisation,
} from '../organisation/write-organisation';

const Body = {
  name: z.string().trim().min(1, inWords('请填写单位名称', 'Give the name')).max(80),
  kind: z.string().refine(isOrganisationKind, inWords('没有这个类别', 'There is no such kind')),
  creditCode: z.string().trim().max(30).nullable().default(null),
  parentCode: z.string().max(40).nullable().default(null),
};
/** Addresses of their own beside those of organisations: they take other methods. */
const NO_CODES = new Set(['register', 'import', 'import-template.csv']);
const ByCode = z.object({
  code: z
    .string()
    .max(40)
    .transform((code) => {
      if (NO_CODES.has(code)) throw NotFound();
      return code;
    }),
});
const Revision = z.number().int().min(0);

export const organisationRoutes = [
  defineRoute({
    method: 'GET',
    path: '/organisations',
    tag: 'access',
    summary: {
      zh: '可选的单位：本地区和上级地区的',
      en: 'Organisations to choose: of one’s region and those above it',
    },
    may: 'signed-in',
    query: z
      .object({
        q: z.string().max(80).optional(),
        region: z.string().max(20).optional(),
        /** The region that it is chosen for. */
        for: z.string().max(20).optional(),
      })
      .strict(),
    run: ({ principal, query }) => choosableOrganisations(principal, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/organisations/register',
    tag: 'access',
    summary: { zh: '单位目录', en: 'The register of organisations' },
    may: 'organisation.manage',
    query: z
      .object({
        q: z.string().max(80).optional(),
        region: z.string().max(20).optional(),
        kind: z.string().max(20).optional(),
        state: z.enum(['open', 'closed']).optional(),
        after: z.coerce.number().int().min(0).max(1_000_000).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(500),
      })
      .strict(),
    run: ({ query }) => registeredOrganisations(query),
  }),
  defineRoute({
    method: 'POST',
    path: '/organisations',
    tag: 'access',
    summary: { zh: '新增单位', en: 'Add an organisation' },
    may: 'organisation.manage',
    status: 201,
    body: z
      .object({
        code: z.string().trim().max(30).nullable().default(null),
        regionCode: z.string().min(1, inWords('请选择地区', 'Choose the region')).max(20),
        ...Body,
      })
      .strict(),
    run: async ({ principal, body }) => created(await createOrganisation(principal, body)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/organisations/:code',
    tag: 'access',
    summary: { zh: '改单位', en: 'Change an organisation' },
    may: 'organisation.manage',
    params: ByCode,
    body: z.object({ revision: Revision, ...Body }).strict(),
    async run({ principal, params, body }) {
      await changeOrganisation(principal, params.code, body);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/organisations/:code/close',
    tag: 'access',
    summary: { zh: '从某日起停用单位', en: 'Close an organisation from a day on' },
    may: 'organisation.manage',
    params: ByCode,
    body: z
      .object({
        revision: Revision,
        from: z.iso.date(inWords('请选择停用日期', 'Choose the day')),
        reason: z.string().trim().min(2, inWords('请写明原因', 'Say why')).max(200),
      })
      .strict(),
    async run({ principal, params, body }) {
      await closeOrganisation(principal, params.code, body);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/organisations/:code/reopen',
    tag: 'access',
    summary: { zh: '恢复单位', en: 'Reopen an organisation' },
    may: 'organisation.manage',
    params: ByCode,
    body: z.object({ revision: Revision }).strict(),
    async run({ principal, params, body }) {
      await reopenOrganisation(principal, params.code, body.revision);
      return noContent();
    },
  }),
];
