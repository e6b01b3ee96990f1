import { accepted, created, defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { askForRun } from './ask';
import { checkRows, heldRows, listConnectors, oneConnector } from './present';
import { makeConnectorSecret } from './secret';

const ByKey = z.object({ key: z.string().max(60) });

export const connectorRoutes = [
  defineRoute({
    method: 'GET',
    path: '/connectors',
    tag: 'exchange',
    summary: { zh: '向外交换数据的接口', en: 'Connectors to other systems' },
    may: 'connector.manage',
    run: () => listConnectors(),
  }),
  defineRoute({
    method: 'GET',
    path: '/connectors/:key',
    tag: 'exchange',
    summary: { zh: '接口的字段对照、运行和批次', en: 'A connector: its mapping, runs and batches' },
    may: 'connector.manage',
    params: ByKey,
    run: ({ params }) => oneConnector(params.key),
  }),
  defineRoute({
    method: 'GET',
    path: '/connectors/:key/held',
    tag: 'exchange',
    summary: { zh: '没有发出和对方退回的项目及原因', en: 'Entries held back or refused, with the reasons' },
    may: 'connector.manage',
    params: ByKey,
    run: ({ principal, params }) => heldRows(principal, params.key),
  }),
  defineRoute({
    method: 'POST',
    path: '/connectors/:key/checks',
    tag: 'exchange',
    summary: { zh: '按对方的数据清单校验，不发送', en: 'Validate against the receiver’s data list; nothing is sent' },
    may: 'connector.manage',
    params: ByKey,
    run: ({ principal, params }) => checkRows(principal, params.key),
  }),
  defineRoute({
    method: 'POST',
    path: '/connectors/:key/runs',
    tag: 'exchange',
    summary: { zh: '立即运行', en: 'Run it now' },
    may: 'connector.manage',
    status: 202,
    params: ByKey,
    run: async ({ principal, params }) => accepted(await askForRun(principal, params.key)),
  }),
  defineRoute({
    method: 'POST',
    path: '/connectors/:key/secrets',
    tag: 'exchange',
    summary: { zh: '更换签名密钥，只显示一次', en: 'Make a new signing key; it is shown once' },
    may: 'connector.manage',
    status: 201,
    params: ByKey,
    run: async ({ principal, params }) => created(await makeConnectorSecret(principal, params.key)),
  }),
];
