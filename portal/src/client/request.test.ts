import { ClientError } from './client-error';
import { apiUrl, request } from './request';
import { onSignedOut } from './signed-out';

const answer = (status: number, body: unknown) =>
  jest.fn(
    async (_url: string, _init?: RequestInit) =>
      new Response(JSON.stringify(body), { status, headers: { 'x-request-id': 'r1' } }),
  );

describe('one request', () => {
  const original = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = original;
  });

  it('carries the header that a foreign page cannot set, and the language', async () => {
    const fetched = answer(200, { ok: true });
    globalThis.fetch = fetched as unknown as typeof fetch;
    await request('/session', { method: 'POST', body: { username: 'a' } });
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe('/api/session');
    expect(init?.headers).toMatchObject({ 'X-Requested-With': 'project-cloud', 'Accept-Language': 'zh-CN' });
  });

  it('turns a refusal into an error with its fields and its trace', async () => {
    const fields = [{ path: 'name', code: 'REQUIRED', message: '请填名称' }];
    globalThis.fetch = answer(422, {
      error: { code: 'INVALID', status: 422, message: '有 1 处要改', fields },
    }) as unknown as typeof fetch;
    const refusal = await request('/x').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ClientError);
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID', message: '有 1 处要改', fields, trace: 'r1' });
  });

  it('says that the session ended on 401, unless the caller expects it', async () => {
    globalThis.fetch = answer(401, {
      error: { code: 'SIGNED_OUT', status: 401, message: '请先登录' },
    }) as unknown as typeof fetch;
    const heard = jest.fn();
    const stop = onSignedOut(heard);
    await request('/desk').catch(() => undefined);
    expect(heard).toHaveBeenCalledTimes(1);
    await request('/session', { mayBeSignedOut: true }).catch(() => undefined);
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
  });

  it('a wrong password typed in the middle of a session does not end it', async () => {
    globalThis.fetch = answer(401, {
      error: { code: 'ACCESS_SIGN_IN_FAILED', message: '' },
    }) as unknown as typeof fetch;
    const heard = jest.fn();
    const stop = onSignedOut(heard);
    await request('/session/password', { method: 'PUT', body: {} }).catch(() => undefined);
    expect(heard).not.toHaveBeenCalled();
    stop();
  });

  it('an answer that is no JSON is a fault with the status, not a crash', async () => {
    globalThis.fetch = (async () => new Response('<html>', { status: 502 })) as typeof fetch;
    await expect(request('/x')).rejects.toMatchObject({ status: 502, code: 'HTTP_502' });
  });

  it('leaves empty values out of the address', () => {
    expect(apiUrl('/warnings', { light: 'red', q: '', after: null, page: 0 })).toBe('/api/warnings?light=red&page=0');
  });
});
