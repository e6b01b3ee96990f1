import { randomBytes } from 'node:crypto';
import { type Answer, type Client, signIn, visitor } from './harness/client';

/** Two counties that must not see each other, and who of the demonstration works there. */
export const COUNTIES = {
  fusui: {
    code: '451421',
    name: '扶绥县',
    path: '/45/4514/451421/',
    official: 'weilifang',
    countyAdministrator: 'luzhiqiang',
    leader: 'liangjianguo',
    enterprise: 'huanghaiyan',
    agent: 'nongxiumei',
    township: '451421101',
    firm: '91451421MAR092QQ9G',
  },
  qingxiu: {
    code: '450103',
    name: '青秀区',
    path: '/45/4501/450103/',
    official: 'lixiaoyun',
    countyAdministrator: 'chenguangming',
    leader: 'weizhengming',
    enterprise: 'zhouwei',
    agent: 'lanyuzhen',
    township: '450103102',
    firm: '91450103MA7MLFR666',
  },
} as const;
export type County = (typeof COUNTIES)[keyof typeof COUNTIES];

/** Those of the region itself. */
export const REGION = {
  administrator: 'tangwenbin',
  official: 'lizhijian',
  leader: 'qinyuanshan',
  auditor: 'mowenjing',
};

/** A word that stands nowhere else: runs may share a server. */
export const mark = (prefix = 't') => `${prefix}${randomBytes(5).toString('hex')}`;

/** Fails with what the server said, so that a broken preparation is not mistaken for what is under test. */
export function must<T>(answer: Answer<T>, ...statuses: number[]): T {
  const wanted = statuses.length > 0 ? statuses : [200, 201];
  if (wanted.includes(answer.status)) return answer.body;
  throw new Error(`expected ${wanted.join(' or ')}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}

export interface Refused {
  error: {
    code: string;
    status: number;
    message: string;
    fields?: { path: string; code: string; message: string }[];
  };
}

export interface Entry {
  id: string;
  projectId: string;
  project: Record<string, unknown> & { code: string; name: string; region_code: string };
  values: Record<string, unknown>;
  stage: string;
  revision: number;
  formVersion: string;
  light: 'red' | 'yellow' | 'green' | 'none';
  lights: { rule: string; light: string; reason: string }[];
  figures: Record<string, number | null>;
}

export interface FormAnswer {
  version: string;
  layers: { region: string | null; version: number }[];
  schema: Record<string, unknown>;
  origin: Record<string, { layer: string | null }>;
  current: boolean;
}

/** The form of a county today. */
export async function formOf(client: Client, library: string, region: string, use = 'entry'): Promise<FormAnswer> {
  return must(await client.get<FormAnswer>(`/api/libraries/${library}/form?use=${use}&region=${region}`));
}

/** Answers that every form of these tests accepts. */
export const projectIn = (county: County, more: Record<string, unknown> = {}) => ({
  name: `${county.name}${mark('测试')}项目`,
  region_code: county.code,
  owner_name: '广西测试建设有限公司',
  total_investment: 12_000,
  project_type: '01',
  approval_class: 'record',
  industry_code: 'E47',
  planned_start: '2026-01-01',
  planned_end: '2027-12-31',
  is_public: false,
  ...more,
});

export interface Filing {
  library?: string;
  project?: Record<string, unknown>;
  values?: Record<string, unknown>;
  formVersion?: string;
}

/** Sends a filing and gives back whatever the server answers. */
export async function file<T = Entry>(client: Client, county: County, filing: Filing = {}): Promise<Answer<T>> {
  const library = filing.library ?? 'building';
  const formVersion = filing.formVersion ?? (await formOf(client, library, county.code)).version;
  const values = filing.values ?? { annual_plan: 6000 };
  return client.post<T>(`/api/libraries/${library}/entries`, {
    formVersion,
    project: projectIn(county, filing.project),
    values,
  });
}

/** A project in a library, filed as a person would. */
export const fileEntry = async (client: Client, county: County, filing: Filing = {}) =>
  must(await file(client, county, filing), 201);

/** The month that is some months before this one, as the platform counts days. */
export function monthsAgo(count: number, now = new Date()): string {
  const here = new Date(now.getTime() + 8 * 3_600_000);
  return new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() - count, 1)).toISOString().slice(0, 7);
}

/** The day that is some days from today, as the platform counts days. */
export function daysFromNow(count: number, now = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000 + count * 86_400_000).toISOString().slice(0, 10);
}

export interface Report {
  revision: number;
  state: string;
  values: Record<string, unknown>;
  formVersion: string;
}

/** A month's report of an entry, submitted with the form that is current. */
export async function report(client: Client, entryId: string, period: string, values: Record<string, unknown>) {
  const path = `/api/entries/${entryId}/reports/${period}`;
  const { formVersion, report: before } = must(await client.get<{ formVersion: string; report: Report | null }>(path));
  const body = { revision: before?.revision ?? null, formVersion, values, state: 'submitted' };
  return must(await client.put<Report>(path, body));
}

export interface NewUser {
  username: string;
  password: string;
}

let administrator: Promise<Client> | undefined;

/** An account as an administrator makes it, with the first password that its person has to change. */
export async function makeAccount(role: string, regionCode: string): Promise<NewUser> {
  administrator ??= signIn(REGION.administrator);
  const body = { username: mark(), name: '测试人员', role, regionCode, organisationCode: null };
  return must(await (await administrator).post<NewUser>('/api/users', body), 201);
}

/** Somebody of this test alone, whose password may be guessed, changed and locked. */
export async function makeUser(role: string, regionCode: string): Promise<NewUser> {
  const { username, password: current } = await makeAccount(role, regionCode);
  const person = visitor();
  must(await person.post('/api/session', { username, password: current }));
  const password = `${current}-Own1`;
  must(await person.put('/api/session/password', { current, next: password }), 204);
  return { username, password };
}

export interface Definition {
  id: string;
  kind: string;
  key: string;
  version: number;
  status: string;
  author: string;
  approver: string | null;
}

export interface Draft {
  kind: string;
  key: string;
  region?: string | null;
  body: Record<string, unknown>;
}

const titled = (draft: Draft) => ({ region: null, title: { zh: draft.key, en: draft.key }, note: '测试', ...draft });

export const draft = <T = Definition>(author: Client, definition: Draft) =>
  author.post<T>('/api/definitions', titled(definition));

/** Two people through the life of a definition: one writes it, another lets it out. */
export class Editors {
  private constructor(
    readonly author: Client,
    readonly approver: Client,
  ) {}

  static async meet(): Promise<Editors> {
    const { username, password } = await makeUser('administrator', '45');
    return new Editors(await signIn(username, password), await signIn(REGION.administrator));
  }

  async publish(...drafts: Draft[]): Promise<Definition[]> {
    const published: Definition[] = [];
    for (const one of drafts) {
      const { id } = must(await draft(this.author, one), 201);
      must(await this.author.post(`/api/definitions/${id}/submit`));
      published.push(must(await this.approver.post<Definition>(`/api/definitions/${id}/publish`)));
    }
    return published;
  }
}

const item = (type: string, title: string, component: string, more: object = {}) => ({
  type,
  title,
  'x-decorator': 'FormItem',
  'x-component': component,
  ...more,
});

/** A library as small as a library can be; every part can be replaced. */
export function libraryOf(key: string, more: { body?: object; fields?: object[]; properties?: object } = {}) {
  const field = (name: string, type: string, extra: object = {}) => ({
    key: name,
    label: { zh: name, en: name },
    type,
    filterable: true,
    sortable: true,
    ...extra,
  });
  const properties = {
    name: item('string', '项目名称', 'Input', { required: true, minLength: 4, maxLength: 200, 'x-core': true }),
    region_code: item('string', '县区', 'RegionSelect', { required: true, 'x-core': true }),
    owner_name: item('string', '项目单位', 'Input', { maxLength: 200, 'x-core': true }),
    owner_code: item('string', '信用代码', 'CreditCode', { 'x-core': true }),
    total_investment: item('number', '总投资', 'MoneyInput', { minimum: 0, maximum: 1e12, 'x-core': true }),
    project_type: item('string', '项目类型', 'Input', { 'x-core': true }),
    approval_class: item('string', '管理方式', 'Input', { 'x-core': true }),
    industry_code: item('string', '行业', 'IndustrySelect', { 'x-core': true }),
    planned_start: item('string', '计划开工', 'DatePicker', { 'x-core': true }),
    planned_end: item('string', '计划竣工', 'DatePicker', {
      'x-core': true,
      'x-check': [
        {
          when: 'planned_end < planned_start',
          message: '计划竣工日期不能早于计划开工日期 {planned_start}',
          en: { message: 'The end must not be before the start, {planned_start}' },
        },
      ],
    }),
    is_public: item('boolean', '公开', 'YesNo', { default: false, 'x-core': true }),
    plan: item('number', '年度计划', 'MoneyInput', { minimum: 0, maximum: 1e12 }),
    grade: item('string', '级别', 'Select', {
      enum: [
        { label: '甲', value: 'a' },
        { label: '乙', value: 'b' },
      ],
    }),
    started_on: item('string', '开工日', 'DatePicker'),
    ...more.properties,
  };
  const library: Draft = {
    kind: 'library',
    key,
    body: {
      name: { zh: `${key} 库`, en: key },
      currency: 'CNY',
      moneyUnit: '万元',
      fields: [
        field('plan', 'money', { unit: '万元', stat: 'measure' }),
        field('grade', 'choice', {
          options: ['a', 'b'].map((value) => ({ value, label: { zh: value === 'a' ? '甲' : '乙', en: value } })),
        }),
        field('started_on', 'date'),
        ...(more.fields ?? []),
      ],
      stages: [
        { key: 'reserve', label: { zh: '储备', en: 'Reserve' }, moves: ['building'] },
        { key: 'building', label: { zh: '在建', en: 'Building' }, moves: ['done'] },
        { key: 'done', label: { zh: '建成', en: 'Done' } },
      ],
      initialStage: 'reserve',
      form: `${key}-entry`,
      view: `${key}-all`,
      ...more.body,
    },
  };
  const form: Draft = { kind: 'form', key: `${key}-entry`, body: { type: 'object', title: key, properties } };
  const view: Draft = {
    kind: 'view',
    key: `${key}-all`,
    body: { library: key, columns: [{ key: 'name' }, { key: 'grade' }], sort: [{ key: 'name' }] },
  };
  return { library, form, view };
}

/** Publishes a library of its own for a test and says its key. */
export async function publishLibrary(editors: Editors, more: Parameters<typeof libraryOf>[1] = {}): Promise<string> {
  const key = mark('lib');
  const { library, form, view } = libraryOf(key, more);
  await editors.publish(form, view, library);
  return key;
}
