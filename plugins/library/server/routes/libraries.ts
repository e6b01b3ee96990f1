import { may, NotFound } from '@project-cloud/access';
import { currentScope, database, defineRoute, findRegion } from '@project-cloud/access/server';
import { z } from 'zod';
import {
  CORE_FIELDS,
  FIGURE_FIELDS,
  type Field,
  inAdmissionOrder,
  type LibraryBody,
  libraryMay,
  mainLibrary,
} from '../../domain';
import { definitions } from '../definition-store';
import { shownForm } from '../dictionary-options';
import { formAt, formFor } from '../form-of';
import { readsShape } from '../kind-right';
import { allLibraries, findLibrary, libraryOf, viewsOf } from '../library-of';

const present = (lang: 'zh' | 'en', core: boolean, unit: string) => (field: Field) => ({
  key: field.key,
  label: field.label[lang] || field.label.zh,
  type: field.type,
  unit: field.type === 'money' ? unit : field.unit,
  core,
  filterable: field.filterable,
  sortable: field.sortable,
  sensitivity: field.sensitivity,
  stat: field.stat,
  help: field.help,
  options: field.options?.map((option) => ({ value: option.value, label: option.label[lang] || option.label.zh })),
});

/** From which library projects come into this one, and what has to be met. */
const presentAdmission = async (body: LibraryBody, lang: 'zh' | 'en') => {
  if (!body.admission) return null;
  const { from, reason } = body.admission;
  const name = (await findLibrary(from))?.body.name;
  return { from: { key: from, name: name ? name[lang] || name.zh : from }, reason: reason[lang] || reason.zh };
};

export const libraryRoutes = [
  defineRoute({
    method: 'GET',
    path: '/libraries',
    tag: 'library',
    summary: { zh: '我能看的项目库', en: 'Libraries I may see' },
    may: 'library.read',
    async run({ principal, lang }) {
      const { lo, hi, owner } = currentScope();
      const visible = (await allLibraries()).filter(
        (library) => readsShape(principal) || libraryMay(library.body, principal, 'view'),
      );
      const libraries = inAdmissionOrder(visible);
      const items = await Promise.all(
        libraries.map(async (library) => {
          const counted = await database.query<{ count: number }>(
            `SELECT count(*)::int AS count FROM ${library.table} WHERE region_path >= $1 AND region_path < $2 AND ($3 = '*' OR owner_scope = $3)`,
            [lo, hi, owner],
          );
          return {
            key: library.key,
            name: library.body.name[lang] || library.body.name.zh,
            purpose: library.body.purpose,
            count: counted.rows[0]?.count ?? 0,
            retired: library.body.retired === true,
            admission: await presentAdmission(library.body, lang),
          };
        }),
      );
      return { items, main: mainLibrary(visible)?.key ?? null };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key',
    tag: 'library',
    summary: { zh: '项目库说明', en: 'What a library holds' },
    may: 'library.read',
    params: z.object({ key: z.string().max(60) }),
    async run({ principal, params, lang }) {
      const library = await libraryOf(params.key);
      const { body } = library;
      if (!readsShape(principal) && !libraryMay(body, principal, 'view')) throw NotFound();
      const seen = (field: Field) => field.sensitivity !== 'restricted' || may(principal.role, 'entry.restricted');
      const rules = await Promise.all(body.rules.map((key) => definitions.effective('rule', key)));
      return {
        key: library.key,
        name: body.name[lang] || body.name.zh,
        purpose: body.purpose,
        currency: body.currency,
        moneyUnit: body.moneyUnit,
        reporting: body.reporting,
        fields: [
          ...CORE_FIELDS.map(present(lang, true, body.moneyUnit)),
          ...FIGURE_FIELDS.map(present(lang, true, body.moneyUnit)),
          ...body.fields.filter(seen).map(present(lang, false, body.moneyUnit)),
        ],
        reportFields: body.reportFields.filter(seen).map(present(lang, false, body.moneyUnit)),
        stages: body.stages.map((stage) => ({
          key: stage.key,
          label: stage.label[lang] || stage.label.zh,
          moves: stage.moves,
        })),
        permits: body.permits.map((permit) => ({ ...permit, label: permit.label[lang] || permit.label.zh })),
        tabs: body.tabs.map((tab) => ({ ...tab, label: tab.label[lang] || tab.label.zh })),
        admission: await presentAdmission(body, lang),
        views: (await viewsOf(library)).map((view) => ({ ...view, title: view.title[lang] || view.title.zh })),
        rules: rules
          .filter((rule) => rule !== null)
          .map((rule) => ({ key: rule.key, title: rule.title[lang] || rule.title.zh })),
        may: {
          create: libraryMay(body, principal, 'create'),
          change: libraryMay(body, principal, 'change'),
          export: libraryMay(body, principal, 'export'),
          import: may(principal.role, 'entry.import'),
          report: may(principal.role, 'report.write') && body.reportForm !== null && !body.retired,
        },
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/form',
    tag: 'library',
    summary: { zh: '某地区的表单', en: 'The form of a region' },
    may: 'entry.read',
    params: z.object({ key: z.string().max(60) }),
    query: z
      .object({
        use: z.enum(['entry', 'report']).default('entry'),
        region: z.string().max(20).optional(),
        version: z.string().max(200).optional(),
      })
      .strict(),
    async run({ principal, params, query, lang }) {
      const library = await libraryOf(params.key);
      const key = query.use === 'report' ? library.body.reportForm : library.body.form;
      if (!key) throw NotFound();
      const region = query.region ? await findRegion(query.region) : principal.region;
      const current = await formFor(key, region?.path ?? '/');
      const form = query.version ? await formAt(key, query.version) : current;
      return {
        use: query.use,
        key,
        version: form.version,
        layers: form.layers,
        schema: await shownForm(lang, form.schema, library.body),
        origin: form.origin,
        suspended: form.suspended.map((one) => ({ ...one, reason: one.reason[lang] })),
        current: form.version === current.version,
      };
    },
  }),
];
