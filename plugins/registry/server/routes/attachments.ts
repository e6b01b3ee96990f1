import { NotFound } from '@project-cloud/access';
import { created, defineRoute, download, noContent, type UploadedFile } from '@project-cloud/access/server';
import { z } from 'zod';
import { attach, attachmentsOf, detach, linkTo, openLink } from '../attachment';
import { findProjectByCode } from '../find-project';
import { ById } from './entries';

const ByCode = z.object({ code: z.string().max(60) });

export const attachmentRoutes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:code/attachments',
    tag: 'registry',
    summary: { zh: '上传文件', en: 'Attach a file' },
    may: 'attachment.write',
    status: 201,
    params: ByCode,
    upload: true,
    run: async ({ principal, params, file }) => created(await attach(principal, params.code, file as UploadedFile)),
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:code/attachments',
    tag: 'registry',
    summary: { zh: '项目文件', en: 'Files of a project' },
    may: 'entry.read',
    params: ByCode,
    async run({ params }) {
      const project = await findProjectByCode(params.code);
      if (!project) throw NotFound();
      return { items: await attachmentsOf(project.id) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/attachments/:id/link',
    tag: 'registry',
    summary: { zh: '取下载地址，五分钟内有效', en: 'A download address for five minutes' },
    may: 'entry.read',
    params: ById,
    run: ({ principal, params }) => linkTo(principal, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/files/:token',
    tag: 'registry',
    summary: { zh: '按地址下载', en: 'Download by address' },
    may: 'anyone',
    answerType: 'application/octet-stream',
    params: z.object({ token: z.string().max(1200) }),
    async run({ params }) {
      const { stream, name, contentType } = await openLink(params.token);
      return download(stream, name, contentType);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/attachments/:id',
    tag: 'registry',
    summary: { zh: '删除文件', en: 'Remove a file' },
    may: 'attachment.write',
    params: ById,
    async run({ principal, params }) {
      await detach(principal, params.id);
      return noContent();
    },
  }),
];
