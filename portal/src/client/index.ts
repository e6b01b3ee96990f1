/** How the portal talks to /api: one request function, two hooks, the session, and drafts that survive both. */
export { forgetAll, invalidate, remember } from './cache';
export { ClientError, type FieldIssue, isClientError } from './client-error';
export { clearDraft, type Draft, loadDraft, saveDraft } from './drafts';
export { apiUrl, type RequestOptions, request } from './request';
export { SessionProvider, signInPath, useSession } from './session';
export type * from './types';
export { useDraft } from './use-draft';
export { type Mutation, useMutation } from './use-mutation';
export { type Query, type QueryOptions, useQuery } from './use-query';
