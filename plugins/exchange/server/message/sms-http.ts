import { z } from 'zod';
import { type Outgoing, Refused, type Sender } from './sender';

const PATIENCE_MS = 20_000;
const Taken = z.object({ id: z.string().max(200) });
/** Our key is wrong, or too early, too many, too slow: not the message's fault, another try may succeed. */
const PASSING = [401, 403, 408, 425, 429];

/**
 * A gateway over HTTP: `POST <url>/messages` with our id as `Idempotency-Key` takes a message, `GET <url>/messages/<id>`
 * says whether it came (404: it did not). So a cut in the middle is cleared up by a question, not by a second SMS.
 */
export function smsOverHttp({ url, key, sign }: { url: string; key: string; sign: string }): Sender {
  const base = `${url.replace(/\/$/, '')}/messages`;
  const headers = { authorization: `Bearer ${key}` };
  const call = (address: string, init: RequestInit) =>
    fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
      throw new Error('the SMS gateway cannot be reached');
    });
  const numberOf = async (answer: Response) => Taken.parse(await answer.json()).id;
  return {
    async send({ id, to, text }: Outgoing) {
      const answer = await call(base, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify({ to, text: sign ? `【${sign}】${text}` : text }),
      });
      if (answer.ok) return numberOf(answer);
      const { status } = answer;
      if (status >= 400 && status < 500 && !PASSING.includes(status)) throw new Refused(`gateway ${status}`);
      throw new Error(`gateway ${status}`);
    },
    async ask(id) {
      const answer = await call(`${base}/${id}`, { headers });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`gateway ${answer.status}`);
      return numberOf(answer);
    },
  };
}
