import { database } from '@project-cloud/access/server';
import type { FieldIssue } from '@project-cloud/kernel';
import { type Envelope, IndicatorBody, ItemBody, type Kind, LayerBody, LibraryBody } from '@project-cloud/library';
import { definitions } from '@project-cloud/library/server';
import { circleThrough, type Weighed, weightUnder } from '../domain';
import { DATA_OF_LAYER } from './queries/space';

interface Checking {
  envelope: Envelope;
  beside?: readonly Envelope[];
  issues: FieldIssue[];
}

type Known = Pick<Envelope, 'key' | 'title' | 'body'>;

/** What would be in force: what is, with the drafts of a release over it and the one that is checked over those. */
async function wouldBe(kind: Kind, { envelope, beside = [] }: Checking): Promise<Map<string, Known>> {
  const inForce = (await definitions.allEffective(kind)).filter(({ region }) => region === null);
  const drafts = [...beside, envelope].filter((one) => one.kind === kind && one.region === null);
  return new Map([...inForce, ...drafts].map((one) => [one.key, one]));
}

const missing = (path: string, what: { zh: string; en: string }, key: string): FieldIssue => ({
  path,
  code: 'missing',
  message: {
    zh: `${what.zh}“${key}”还没有，请先建好，放进同一个发布单`,
    en: `There is no ${what.en} “${key}”; make it in the same release`,
  },
});
const ITEM = { zh: '审批事项', en: 'approval item' };
const INDICATOR = { zh: '指标', en: 'indicator' };

async function checkItem(checking: Checking): Promise<void> {
  const { envelope, issues } = checking;
  const items = await wouldBe('item', checking);
  const before = (key: string) => ItemBody.safeParse(items.get(key)?.body).data?.prerequisites ?? [];
  for (const [at, key] of before(envelope.key).entries())
    if (!items.has(key)) issues.push(missing(`body.prerequisites.${at}`, ITEM, key));
  const circle = circleThrough(envelope.key, before);
  if (!circle) return;
  const way = (lang: 'zh' | 'en') =>
    circle.map((key) => items.get(key)?.title[lang] || items.get(key)?.title.zh || key).join(' → ');
  issues.push({
    path: 'body.prerequisites',
    code: 'circle',
    message: { zh: `前置事项绕成了圈：${way('zh')}`, en: `What has to come before goes in a circle: ${way('en')}` },
  });
}

async function checkIndicator(checking: Checking): Promise<void> {
  const { envelope, issues } = checking;
  const read = new Map(
    [...(await wouldBe('indicator', checking))].flatMap(([key, { body }]) => {
      const parsed = IndicatorBody.safeParse(body);
      return parsed.success ? [[key, parsed.data] as const] : [];
    }),
  );
  const own = read.get(envelope.key);
  if (!own) return;
  const { parent } = own;
  if (parent !== null && read.get(parent)?.level !== 1) issues.push(missing('body.parent', INDICATOR, parent));
  const all = [...read].map(([key, one]): Weighed => ({ key, parent: one.parent, weight: one.weight }));
  const sum = weightUnder(parent, all);
  if (sum <= 100) return;
  issues.push({
    path: 'body.weight',
    code: 'weight',
    message: {
      zh: `同级指标的权重合计 ${sum}，超过了 100`,
      en: `The weights beside it add up to ${sum}, more than 100`,
    },
  });
}

/** A library gives only items that exist. */
async function checkLibrary(checking: Checking): Promise<void> {
  const { items = [], indicators = [] } = LibraryBody.parse(checking.envelope.body);
  const known = { item: await wouldBe('item', checking), indicator: await wouldBe('indicator', checking) };
  for (const [at, key] of items.entries())
    if (!known.item.has(key)) checking.issues.push(missing(`body.items.${at}`, ITEM, key));
  for (const [at, key] of indicators.entries())
    if (!known.indicator.has(key)) checking.issues.push(missing(`body.indicators.${at}`, INDICATOR, key));
}

/** A layer is let out with data: what it shows has been uploaded and stands. */
async function checkLayer({ envelope, issues }: Checking): Promise<void> {
  const { dataVersion } = LayerBody.parse(envelope.body);
  const stored = await database.query<{ version: number }>(DATA_OF_LAYER, [envelope.key]);
  if (stored.rows.some(({ version }) => version === dataVersion)) return;
  const message =
    dataVersion === null
      ? { zh: '请先上传图层数据', en: 'Upload the data of the layer first' }
      : { zh: `没有第 ${dataVersion} 版数据`, en: `There is no version ${dataVersion} of the data` };
  issues.push({ path: 'body.dataVersion', code: 'missing', message });
}

/** Items, indicators, layers and the libraries that name them fit each other before any of them is published. */
export async function checkDefinitions(checking: Checking): Promise<void> {
  const { kind, region } = checking.envelope;
  if (region !== null) return;
  if (kind === 'item') await checkItem(checking);
  if (kind === 'indicator') await checkIndicator(checking);
  if (kind === 'layer') await checkLayer(checking);
  if (kind === 'library') await checkLibrary(checking);
}
