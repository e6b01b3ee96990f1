import { monthsAgo } from '../factories';
import { type Client, signIn, visitor } from '../harness/client';

interface Found {
  items: { id: string; code: string; name: string }[];
}

/** The first rows of the list that somebody may see, the gravest light first. */
export const rowsOf = async (client: Client, query = '') =>
  (await client.get<Found>(`/api/libraries/building/entries?limit=5&sort=-light&${query}`)).body.items;

/** Every page that needs no account. */
export async function publicPages(): Promise<string[]> {
  const anyone = visitor();
  const project = (await anyone.get<Found>('/api/public/projects')).body.items[0];
  const notice = (await anyone.get<Found>('/api/public/notices')).body.items[0];
  return [
    '/',
    '/projects',
    `/projects/${project?.code}`,
    '/notices',
    `/notices/${notice?.id}`,
    '/tools',
    '/sign-in',
    '/sign-in?as=official',
    '/developer',
    '/403',
    '/nowhere',
  ];
}

/** Every page behind sign-in, with a project that this person may see. */
export async function deskPages(username: string): Promise<string[]> {
  const [entry] = await rowsOf(await signIn(username));
  const [preparing] = (await (await signIn(username)).get<Found>('/api/libraries/preliminary/entries?limit=1')).body
    .items;
  const list = '/desk/libraries/building';
  return [
    '/desk',
    '/desk/messages',
    '/desk/libraries',
    list,
    `${list}?open=${entry?.id}`,
    `${list}/new`,
    `${list}/import`,
    '/desk/import',
    `/desk/entries/${entry?.id}`,
    ...['investment', 'progress', 'coordination'].map((tab) => `/desk/entries/${entry?.id}?tab=${tab}`),
    '/desk/libraries/preliminary',
    ...(preparing ? [`/desk/entries/${preparing.id}`] : []),
    `/desk/entries/${entry?.id}/edit`,
    `/desk/entries/${entry?.id}/reports/${monthsAgo(0)}`,
    '/desk/reports',
    `/desk/projects/${entry?.code}`,
    '/desk/warnings',
    '/desk/statistics',
    '/desk/statistics/new',
    '/desk/statistics/investment-by-region',
    '/desk/statistics/investment-by-size',
    '/desk/audit',
    '/desk/map',
    '/desk/map?on=basic-farmland,power-corridor&tab=projects',
    '/desk/map?on=basic-farmland&tab=features&open=f:basic-farmland.1',
    '/desk/apps',
    '/desk/apps/nobody',
    '/console',
    '/studio',
    '/studio/libraries',
    '/studio/libraries/new',
    '/studio/libraries/building',
    '/studio/health',
    '/studio/definitions',
    '/studio/definitions/library/building',
    '/studio/definitions/form/building-report',
    '/studio/definitions/rule/progress-behind',
    '/studio/definitions/view/building-default',
    '/studio/code-rule',
    '/studio/people',
    '/studio/organisations',
    '/studio/tokens',
    '/studio/subsystems',
    '/studio/layers',
    '/studio/layers/basic-farmland',
    '/studio/layers/new',
    '/studio/connectors',
    '/studio/connectors/new',
    '/studio/connectors/central-platform',
    '/account/password',
    '/desk/nowhere',
  ];
}
