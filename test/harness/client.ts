import { demoAccount, serverUrl } from './accounts';
import { type Cookie, CookieJar } from './cookie-jar';

export interface Answer<T> {
  status: number;
  headers: Headers;
  /** What the JSON says; the text when it is none; undefined when there is no body. */
  body: T;
}

export interface CallOptions {
  headers?: Record<string, string>;
  /** Form data and bytes go as they are; anything else goes as JSON. */
  body?: unknown;
}

/** Someone who talks to the server under test: with a session after `signIn`, without one as `visitor`. */
export interface Client {
  call<T = unknown>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  get<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>;
  put<T = unknown>(path: string, body?: unknown): Promise<Answer<T>>;
  delete<T = unknown>(path: string): Promise<Answer<T>>;
  /** Sends one file in the field `file` of a form. */
  upload<T = unknown>(path: string, name: string, content: Uint8Array | string, type?: string): Promise<Answer<T>>;
  /** The answer before its body is read: for files and streams. */
  fetch(method: string, path: string, options?: CallOptions): Promise<Response>;
  cookies(): Cookie[];
}

function bodyOf(body: unknown): { body?: BodyInit; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  if (body instanceof FormData || body instanceof Blob) return { body, headers: {} };
  if (body instanceof Uint8Array) return { body: new Blob([new Uint8Array(body)]), headers: {} };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function parsed(text: string, type: string): unknown {
  if (text === '') return undefined;
  return /\bjson\b/.test(type) ? JSON.parse(text) : text;
}

/** A client without a session. Paths are those of the site: `/api/session`. */
export function visitor(baseUrl = serverUrl()): Client {
  const jar = new CookieJar();
  async function send(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const { body, headers } = bodyOf(options.body);
    const response = await fetch(new URL(path, baseUrl), {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      headers: { 'x-requested-with': 'project-cloud', ...headers, ...jar.header(), ...options.headers },
    });
    jar.take(response.headers);
    return response;
  }
  async function call<T>(method: string, path: string, options?: CallOptions): Promise<Answer<T>> {
    const response = await send(method, path, options);
    const body = parsed(await response.text(), response.headers.get('content-type') ?? '') as T;
    return { status: response.status, headers: response.headers, body };
  }
  return {
    call,
    fetch: send,
    get: (path, headers = {}) => call('GET', path, { headers }),
    post: (path, body) => call('POST', path, { body }),
    put: (path, body) => call('PUT', path, { body }),
    delete: (path) => call('DELETE', path),
    upload(path, name, content, type = 'application/octet-stream') {
      const form = new FormData();
      form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }), name);
      return call('POST', path, { body: form });
    },
    cookies: () => jar.all(),
  };
}

/** Passwords that accounts of this file have now, by the first one that an administrator was told. */
const changed = new Map<string, string>();

/**
 * A client with the session of a demonstration account: `const clerk = await signIn('clerk-451421')`. Somebody with a
 * first password changes it, as the platform asks, and comes in with the new one the next time.
 */
export async function signIn(username: string, first?: string): Promise<Client> {
  const client = visitor();
  const key = `${username} ${first}`;
  const password = changed.get(key) ?? first ?? demoAccount(username).password;
  const { status, body } = await client.post<{ user: { firstPassword: boolean } }>('/api/session', {
    username,
    password,
  });
  if (status !== 200) throw new Error(`${username} could not sign in: ${status} ${JSON.stringify(body)}`);
  if (body.user.firstPassword) {
    const next = `${password}-Own1`;
    const answer = await client.put('/api/session/password', { current: password, next });
    if (answer.status !== 204) throw new Error(`${username} could not change the password: ${answer.status}`);
    changed.set(key, next);
  }
  return client;
}
