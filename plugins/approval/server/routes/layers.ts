import { inWords } from '@project-cloud/access';
import { Answer, created, defineRoute, type UploadedFile } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { DefinitionKey } from '@project-cloud/library';
import { z } from 'zod';
import { parseBox } from '../../domain';
import { outlinesInScope } from '../space/extent';
import { layerFeatures } from '../space/layer-features';
import { dataOfLayer, listLayers } from '../space/list-layers';
import { uploadLayerData } from '../space/upload-layer-data';

const ByKey = z.object({ key: DefinitionKey });

const InBox = z
  .object({
    bbox: z
      .string()
      .max(120)
      .transform((text, check) => {
        const box = parseBox(text);
        if (box) return box;
        const message = inWords('范围写作“西,南,东,北”，用经纬度', 'A box is “west,south,east,north” in degrees');
        check.addIssue({ code: 'custom', message });
        return z.NEVER;
      }),
    /** The version of the data that is expected: an address of its own, so that an old answer is never taken for it. */
    v: z.string().max(20).optional(),
  })
  .strict();

/** A browser may keep it for a while, for this person only: who sees how far is decided by the session. */
const kept = (body: unknown, seconds: number) =>
  new Answer(200, body, { 'cache-control': `private, max-age=${seconds}`, vary: 'Cookie, Authorization' });

const noted = (lang: Lang, { notes, ...uploaded }: Awaited<ReturnType<typeof uploadLayerData>>) => ({
  ...uploaded,
  notes: notes.map(({ number, message }) => ({ number, message: message[lang] })),
});

export const layerRoutes = [
  defineRoute({
    method: 'GET',
    path: '/layers',
    tag: 'approval',
    summary: { zh: '图层目录', en: 'The layers of the map' },
    may: 'layer.read',
    run: () => listLayers(),
  }),
  defineRoute({
    method: 'GET',
    path: '/layers/:key/features',
    tag: 'approval',
    summary: { zh: '范围内的图斑', en: 'What of a layer lies in a box' },
    may: 'layer.read',
    params: ByKey,
    query: InBox,
    run: async ({ params, query }) => kept(await layerFeatures(params.key, query.bbox), query.v ? 600 : 30),
  }),
  defineRoute({
    method: 'GET',
    path: '/layers/:key/data',
    tag: 'approval',
    summary: { zh: '图层的数据版本', en: 'The data that were uploaded for a layer' },
    may: 'model.read',
    params: ByKey,
    run: ({ params }) => dataOfLayer(params.key),
  }),
  defineRoute({
    method: 'POST',
    path: '/layers/:key/data',
    tag: 'approval',
    summary: { zh: '上传图层数据', en: 'Upload the data of a layer' },
    may: 'model.write',
    status: 201,
    upload: true,
    params: ByKey,
    async run({ principal, params, file, lang }) {
      const uploaded = noted(lang, await uploadLayerData(principal, params.key, file as UploadedFile));
      return uploaded.same ? new Answer(200, uploaded) : created(uploaded);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/map/outlines',
    tag: 'approval',
    summary: { zh: '地区轮廓', en: 'The outlines of the regions' },
    may: 'layer.read',
    run: async () => kept({ items: await outlinesInScope() }, 600),
  }),
];
