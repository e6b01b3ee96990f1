import { createContext, type PropsWithChildren, useCallback, useContext, useEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'umi';
import { forgetAll, remember } from './cache';
import { isClientError } from './client-error';
import { request } from './request';
import { onSignedOut } from './signed-out';
import type { User } from './types';
import { useQuery } from './use-query';

interface Session {
  /** Null while unknown and when nobody is signed in; `state` tells which. */
  user: User | null;
  state: 'loading' | 'in' | 'out';
  /** A fault other than "nobody is signed in". */
  error: unknown;
  may(what: string): boolean;
  signIn(username: string, password: string): Promise<User>;
  signOut(): Promise<void>;
  /** The person has a password of their own now: what was refused until then is asked for anew. */
  changedPassword(): void;
}

/** POST answers { user }; GET answers the person, or null once we know that nobody is signed in. */
type SessionAnswer = { user: User } | User | null;

const Context = createContext<Session | null>(null);

/** Who sits at this screen. When a request finds the session ended, shows sign-in and comes back to the same page. */
export function SessionProvider({ children }: PropsWithChildren) {
  const { data, error, loading } = useQuery<SessionAnswer>('/session', { fresh: 60_000, mayBeSignedOut: true });
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const user = data ? ('user' in data ? data.user : data) : null;

  useEffect(
    () =>
      onSignedOut(() => {
        remember('/api/session', null);
        // Several requests may find out at once: the first has gone there already.
        if (window.location.pathname === '/sign-in') return;
        navigate(signInPath(pathname + search));
      }),
    [navigate, pathname, search],
  );

  const signIn = useCallback(async (username: string, password: string) => {
    const answer = await request<{ user: User }>('/session', {
      method: 'POST',
      body: { username, password },
      mayBeSignedOut: true,
    });
    forgetAll();
    remember('/api/session', answer);
    return answer.user;
  }, []);

  const signOut = useCallback(async () => {
    await request('/session', { method: 'DELETE', mayBeSignedOut: true });
    forgetAll();
    remember('/api/session', null);
    navigate('/');
  }, [navigate]);

  const changedPassword = useCallback(() => {
    if (!user) return;
    forgetAll();
    remember('/api/session', { ...user, firstPassword: false });
  }, [user]);

  const signedOut = data === null || (isClientError(error) && error.status === 401);
  const value = useMemo<Session>(
    () => ({
      user,
      state: user ? 'in' : loading ? 'loading' : 'out',
      error: signedOut ? undefined : error,
      may: (what) => user?.may.includes(what) ?? false,
      signIn,
      signOut,
      changedPassword,
    }),
    [user, loading, signedOut, error, signIn, signOut, changedPassword],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** Who is signed in, what they may, sign in and out. */
export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('useSession stands outside SessionProvider');
  return session;
}

/** The sign-in page that returns to `path`; only paths of this site are taken back. */
export function signInPath(path: string): string {
  return path.startsWith('/sign-in') || path === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(path)}`;
}
