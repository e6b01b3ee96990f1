import { bodyIssues } from '@project-cloud/library';
import { useMemo } from 'react';
import type { FieldIssue } from '@/client';
import { useLabel } from '@/locale';
import type { Kind } from '../definition-version';

type Body = Record<string, unknown>;

const plain = (path: string) => path.replace(/\[(\d+)\]/g, '.$1');

/** What is wrong now: what the browser finds itself, at once, and what only the server knows of what it has. */
export function useBodyFaults(
  kind: Kind,
  key: string,
  body: Body,
  fromServer: readonly FieldIssue[],
): readonly FieldIssue[] {
  const label = useLabel();
  const own = useMemo(() => {
    const title = { zh: key, en: '' };
    return bodyIssues({ kind, key, region: null, version: 1, effectiveFrom: null, title, note: '', body });
  }, [kind, key, body]);
  return useMemo(() => {
    if (own.length > 0)
      return own.map((issue) => ({ ...issue, path: plain(issue.path), message: label(issue.message) }));
    return fromServer.map((issue) => ({ ...issue, path: plain(issue.path) }));
  }, [own, fromServer, label]);
}
