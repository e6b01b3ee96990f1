import type { Role } from '@project-cloud/access';
import { issueProjectCode, type Lang } from '@project-cloud/kernel';

/** How long a token may be used: the way from this page to the other system, with clocks a little apart. */
export const TOKEN_SECONDS = 60;

/** The project from which somebody comes; the other system asks for no code again. */
export interface ProjectContext {
  code: string;
  name: string;
  region: { code: string; name: string };
  library: { key: string; name: string };
  entry: string;
  light: 'red' | 'yellow' | 'green' | 'none';
}

export interface OpeningContext {
  issuer: string;
  audience: string;
  /** A name for the person that this subsystem alone knows: no two can compare theirs. */
  subject: string;
  name: string;
  role: Role;
  region: { code: string; name: string } | null;
  organisation: { code: string; name: string } | null;
  project: ProjectContext | null;
  language: Lang;
  /** A try of an administrator with an invented project: nothing of it is to be kept. */
  trial: boolean;
}

/** What the token says. Times are seconds since 1970, as RFC 7519 has them. */
export function claimsOf(context: OpeningContext, id: string, now: Date) {
  const { issuer, audience, subject, ...rest } = context;
  const issued = Math.floor(now.getTime() / 1000);
  return { iss: issuer, aud: audience, sub: subject, iat: issued, exp: issued + TOKEN_SECONDS, jti: id, ...rest };
}

export type Claims = ReturnType<typeof claimsOf>;

/** The project of a try. Its code is well formed and belongs to nobody. */
export const TRIAL_PROJECT: Omit<ProjectContext, 'region'> = {
  code: issueProjectCode({ yearMonth: '2011', region: '450000', department: '04', type: '01', serial: '00000' }),
  name: '示例项目（试打开用）',
  library: { key: 'building', name: '在建项目库' },
  entry: 'trial',
  light: 'green',
};
