/** One token as GET /tokens lists it; its secret is known only in the answer that makes it. */
export interface Token {
  id: number | string;
  name: string;
  role: string;
  regionCode: string;
  organisationCode: string | null;
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

export const TOKEN_ROLES = ['official', 'county-administrator', 'leader', 'auditor'] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];

export type TokenState = 'valid' | 'expired' | 'revoked';

/** `now` is passed in, so that the page and its test agree. */
export function tokenState({ revokedAt, expiresAt }: Pick<Token, 'revokedAt' | 'expiresAt'>, now: Date): TokenState {
  if (revokedAt) return 'revoked';
  return expiresAt && new Date(expiresAt) <= now ? 'expired' : 'valid';
}
