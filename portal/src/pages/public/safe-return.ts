/** The path to return to after sign-in, if it is one of this site: '/desk?x=1' yes, '//evil' and 'https:…' no. */
export function safeReturn(path: string | null): string | null {
  return path !== null && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : null;
}
