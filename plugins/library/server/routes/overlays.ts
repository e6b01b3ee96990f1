import { NotFound } from '@project-cloud/access';
import { database, defineRoute, findRegions, inScope } from '@project-cloud/access/server';
import { defineError } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey } from '../../domain';
import { CHOICES, formReport, openConflicts, ruleReport, settleForm, settleRule } from '../../domain/overlay';
import { formLayers, ruleLayers } from '../overlay/layers';
import { formChange, ruleChange } from '../overlay/region-report';
import { releaseOverlays, settleConflict } from '../overlay/settlement';
import { maySee, ofPlatform } from '../release-right';
import { definitionsOf, releaseRow } from '../release-row';

const Id = z.string().regex(/^[a-z0-9]{24}$/);
const ByKey = z.object({ key: DefinitionKey });
const Region = z.string().min(1).max(20);
const Compared = z.object({ region: Region, to: z.union([Id, z.string().regex(/^\d{1,6}$/)]).optional() }).strict();
const Choices = z
  .object({ region: Region, choices: z.record(z.string().max(200), z.enum(CHOICES)), to: Compared.shape.to })
  .strict();

const StillOpen = defineError('OVERLAY_STILL_OPEN', 409, (p: { count: number }) => ({
  zh: `还有 ${p.count} 个冲突没有处理`,
  en: `${p.count} conflicts are not settled yet`,
}));

export const overlayRoutes = [
  defineRoute({
    method: 'GET',
    path: '/forms/:key/layers',
    tag: 'library',
    summary: { zh: '表单各层和每个字段的来处', en: 'The layers of a form, and where each field comes from' },
    may: 'model.read',
    params: ByKey,
    query: z.object({ region: Region.optional(), release: Id.optional() }).strict(),
    run: ({ principal, params, query }) => formLayers(principal, params.key, query.region ?? null, query.release),
  }),
  defineRoute({
    method: 'GET',
    path: '/forms/:key/report',
    tag: 'library',
    summary: { zh: '三方比对：底稿变了，覆盖层怎么样', en: 'Three-way report of a region’s layer' },
    may: 'model.read',
    params: ByKey,
    query: Compared,
    run: async ({ params, query }) => formReport(await formChange(params.key, query.region, query.to)),
  }),
  defineRoute({
    method: 'POST',
    path: '/forms/:key/settlement',
    tag: 'library',
    summary: { zh: '按选择改写覆盖层（不保存）', en: 'A region’s layer as settled, not yet saved' },
    may: 'model.write',
    params: ByKey,
    body: Choices,
    async run({ params, body }) {
      const change = await formChange(params.key, body.region, body.to);
      const settled = settleForm(change, body.choices);
      if (!settled) throw StillOpen({ count: openConflicts(formReport(change).conflicts).length });
      return { body: settled.overlay, dropped: settled.dropped };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/rules/:key/layers',
    tag: 'library',
    summary: { zh: '规则参数各层和来处', en: 'The thresholds of a rule, and where each comes from' },
    may: 'model.read',
    params: ByKey,
    query: z.object({ region: Region.optional() }).strict(),
    run: ({ params, query }) => ruleLayers(params.key, query.region ?? null),
  }),
  defineRoute({
    method: 'GET',
    path: '/rules/:key/report',
    tag: 'library',
    summary: { zh: '三方比对：规则变了，地区参数怎么样', en: 'Three-way report of a region’s thresholds' },
    may: 'model.read',
    params: ByKey,
    query: Compared,
    run: async ({ params, query }) => ruleReport(await ruleChange(params.key, query.region, query.to)),
  }),
  defineRoute({
    method: 'POST',
    path: '/rules/:key/settlement',
    tag: 'library',
    summary: { zh: '按选择改写地区参数（不保存）', en: 'A region’s thresholds as settled, not yet saved' },
    may: 'model.write',
    params: ByKey,
    body: Choices,
    async run({ params, body }) {
      const change = await ruleChange(params.key, body.region, body.to);
      const settled = settleRule(change, body.choices);
      if (!settled) throw StillOpen({ count: openConflicts(ruleReport(change).conflicts).length });
      return { body: settled, dropped: [] };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/releases/:id/overlays',
    tag: 'library',
    summary: { zh: '发布单影响的覆盖层', en: 'What a release means for regions’ layers' },
    may: 'definition.read',
    params: z.object({ id: Id }),
    async run({ principal, params }) {
      const items = await releaseOverlays(database, params.id);
      if (ofPlatform(principal)) return { items };
      const regions = await findRegions(items.map(({ region }) => region));
      const own = items.filter(({ region }) => inScope(regions.get(region)?.path ?? ''));
      const seen =
        own.length > 0 || (await maySee(principal, await releaseRow(params.id), await definitionsOf(params.id)));
      if (!seen) throw NotFound();
      return { items: own };
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/releases/:id/settlements',
    tag: 'library',
    summary: { zh: '处理一个覆盖层冲突', en: 'Settle a conflict of a region’s layer' },
    may: 'model.write',
    params: z.object({ id: Id }),
    body: z.object({ conflict: z.string().min(1).max(200), choice: z.enum(CHOICES).nullable() }).strict(),
    run: ({ principal, params, body }) => settleConflict(principal, params.id, body),
  }),
];
