import { storedLanguage } from '../locale/stored-language';
import { ClientError, type FieldIssue } from './client-error';
import { announceSignedOut } from './signed-out';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON; a FormData goes as it is. */
  body?: unknown;
  query?: Record<string, string | number | boolean | null | undefined>;
  signal?: AbortSignal;
  /** A 401 of this request is an answer, not the end of the session. */
  mayBeSignedOut?: boolean;
}

/** A 401 that says the password typed is wrong; the session goes on. */
const WRONG_PASSWORD = 'ACCESS_SIGN_IN_FAILED';

/** One request to /api: the answer as T, or a ClientError. `path` starts after /api. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, query, signal } = options;
  const form = body instanceof FormData;
  let response: Response;
  try {
    response = await fetch(apiUrl(path, query), {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'Accept-Language': storedLanguage() === 'zh' ? 'zh-CN' : 'en',
        'X-Requested-With': 'project-cloud',
        ...(body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ClientError(0, 'NETWORK', offlineText());
  }
  const answer = await readJson(response);
  if (response.ok) return answer as T;
  const refusal = toClientError(response, answer);
  if (refusal.status === 401 && refusal.code !== WRONG_PASSWORD && !options.mayBeSignedOut) announceSignedOut();
  throw refusal;
}

/** The address of an API route with its query; empty values are left out. */
export function apiUrl(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const text = await response.text();
  try {
    return text ? (JSON.parse(text) as unknown) : null;
  } catch {
    return null;
  }
}

function toClientError(response: Response, answer: unknown): ClientError {
  const error = (answer as { error?: { code?: string; message?: string; fields?: FieldIssue[] } } | null)?.error;
  return new ClientError(
    response.status,
    error?.code ?? `HTTP_${response.status}`,
    error?.message ?? faultText(response.status),
    error?.fields ?? [],
    response.headers.get('x-request-id'),
    answer,
  );
}

function offlineText(): string {
  return storedLanguage() === 'zh'
    ? '连不上服务器。请检查网络，已填的内容还在。'
    : 'The server cannot be reached. What you typed is kept.';
}

function faultText(status: number): string {
  return storedLanguage() === 'zh'
    ? `服务器没有办成这件事（${status}）。可以再试一次。`
    : `The server could not do this (${status}). You can try again.`;
}
