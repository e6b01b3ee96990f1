import { createTransport } from 'nodemailer';
import { type Outgoing, Refused, type Sender } from './sender';

const PATIENCE_MS = 20_000;

/** A 5xx about the address or the text is final; one about our own sign-in is a fault of the settings and passes. */
function codesOf(fault: unknown): { status: number; final: boolean } {
  const { code = '', responseCode = 0 } = fault as { code?: string; responseCode?: number };
  return { status: responseCode, final: responseCode >= 500 && ['EENVELOPE', 'EMESSAGE'].includes(code) };
}

/** A mail that is sent again after a cut keeps its Message-ID, by which receivers know it: SMTP itself cannot be asked. */
export function mailSender({ url, from }: { url: string; from: string }): Sender {
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url, ...patience });
  const domain = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, title, text }: Outgoing) {
      try {
        return (await transport.sendMail({ from, to, subject: title, text, messageId: `<${id}@${domain}>` })).messageId;
      } catch (fault) {
        const { status, final } = codesOf(fault);
        // What a server says beside its code may repeat the address.
        if (final) throw new Refused(`SMTP ${status}`);
        throw new Error(status ? `SMTP ${status}` : 'the mail server cannot be reached');
      }
    },
  };
}
