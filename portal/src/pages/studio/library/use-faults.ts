import { bodyIssues, reservedIssues } from '@project-cloud/library';
import { useMemo } from 'react';
import type { FieldIssue } from '@/client';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { type LibraryDraft, plainPath } from './library-body';

/** Chinese words that are missing: said as what they are, not as a text that is too short. */
const UNNAMED = /\b(label|name)\.zh$/;

/** What is wrong now: what the browser finds itself, at once, and what only the server knows of what it has. */
export function useFaults(key: string, library: LibraryDraft, fromServer: readonly FieldIssue[]): FieldIssue[] {
  const t = useText(studioLibrary);
  const label = useLabel();
  const own = useMemo(() => {
    const envelope = {
      kind: 'library' as const,
      key,
      region: null,
      version: 1,
      effectiveFrom: null,
      title: library.name,
      note: '',
      body: library as Record<string, unknown>,
    };
    return [...bodyIssues(envelope), ...reservedIssues(envelope)];
  }, [key, library]);
  return useMemo(() => {
    const issues = own.map((issue) => ({
      ...issue,
      path: plainPath(issue.path),
      message: UNNAMED.test(issue.path) ? t('nameMissing') : label(issue.message),
    }));
    const known = new Set(issues.map(({ path }) => path));
    // Once the body is sound the server looks deeper; what it said of an older body is told again by the browser.
    const more = own.length > 0 ? [] : fromServer.map((issue) => ({ ...issue, path: plainPath(issue.path) }));
    return [...issues, ...more.filter(({ path }) => !known.has(path))];
  }, [own, fromServer, label, t]);
}

/** The faults at a place and below it, each with the rest of its path. */
export function faultsAt(issues: readonly FieldIssue[], path: string): FieldIssue[] {
  return issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}.`));
}
