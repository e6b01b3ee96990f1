import { Fault } from '../fault.mjs';
import { lang, say } from './words.mjs';

async function refusal(response) {
  const body = await response.json().catch(() => null);
  const { message = `${response.status} ${response.statusText}`, fields = [] } = body?.error ?? {};
  return new Fault([message, ...fields.map((field) => `  ${field.path}: ${field.message}`)].join('\n'));
}

/**
 * The platform as somebody who may speak to it: with a token, or signed in for as long as `work` lasts. Answers that are
 * refusals become faults with every place that they name.
 */
export async function withPlatform({ url, token, user, password }, work) {
  const headers = { 'accept-language': lang, 'x-requested-with': 'project-cloud' };
  const send = async (method, address, body, more = {}) => {
    const asked = { method, headers: { ...headers, ...more }, ...(body === undefined ? {} : { body }) };
    const response = await fetch(new URL(`/api${address}`, url), asked).catch((error) => {
      throw new Fault(`${say('unreachable')} ${url}: ${error.cause?.message ?? error.message}`);
    });
    if (!response.ok) throw await refusal(response);
    return response;
  };
  if (token) headers.authorization = `Bearer ${token}`;
  else if (user && password) {
    const signedIn = await send('POST', '/session', JSON.stringify({ username: user, password }), {
      'content-type': 'application/json',
    });
    headers.cookie = signedIn.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  } else throw new Fault(say('needAccount'));
  const upload = async (address, bytes) => {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'application/zip' }), 'package.zip');
    return (await send('POST', address, form)).json();
  };
  try {
    return await work({
      download: async (address) => new Uint8Array(await (await send('GET', address)).arrayBuffer()),
      upload,
    });
  } finally {
    if (!token) await send('DELETE', '/session').catch(() => {});
  }
}
