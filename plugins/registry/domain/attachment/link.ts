import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address opens, for whom, and until when (milliseconds since 1970). */
export interface AttachmentLink {
  attachmentId: string;
  /** Who asked for it: written to the audit trail when it is used. */
  principal: string;
  expires: number;
}

export type LinkVerdict = { ok: true; link: AttachmentLink } | { ok: false; reason: 'shape' | 'signature' | 'expired' };

/** Long enough to click, too short to pass around. */
export const LINK_SECONDS = 300;

/** A token for one file: it carries no more than a reference, and nothing of it can be changed. */
export function signLink(link: AttachmentLink, secret: string): string {
  const body = Buffer.from(JSON.stringify([link.attachmentId, link.principal, link.expires])).toString('base64url');
  return `${body}.${signature(body, secret).toString('base64url')}`;
}

/** Checks signature first (in constant time), then age. Scope is checked again by the route that serves the file. */
export function verifyLink(token: string, secret: string, now: number): LinkVerdict {
  const match = /^([\w-]{1,1000})\.([\w-]{43})$/.exec(token);
  if (!match) return { ok: false, reason: 'shape' };
  const [, body = '', given = ''] = match;
  const expected = signature(body, secret);
  const offered = Buffer.from(given, 'base64url');
  if (offered.length !== expected.length || !timingSafeEqual(offered, expected))
    return { ok: false, reason: 'signature' };
  const [attachmentId, principal, expires] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  if (now >= expires) return { ok: false, reason: 'expired' };
  return { ok: true, link: { attachmentId, principal, expires } };
}

/** The prefix keeps signatures of other purposes under the same secret from passing as links. */
function signature(body: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`attachment-link:${body}`).digest();
}
