import { LibraryBody } from '@project-cloud/library';
import { type FactDictionary, type FactEntry, factDictionary, parseFactFile } from '@project-cloud/rules-engine';
import { libraryFactEntries } from '@project-cloud/supervision';
import { useEffect, useMemo, useState } from 'react';
import { request } from '@/client';
import factsFile from '../../../../../rules/facts.json';
import type { DefinitionAnswer, DefinitionHead } from '../definition-version';

const builtIn: readonly FactEntry[] = (() => {
  const parsed = parseFactFile(factsFile);
  return parsed.ok ? parsed.facts : [];
})();

/** A library that a rule may be used in. */
export interface RuleLibrary {
  key: string;
  name: { zh: string; en: string };
  uses: boolean;
  facts: FactEntry[];
}

export interface RuleFacts {
  dictionary: FactDictionary;
  facts: readonly FactEntry[];
  libraries: readonly RuleLibrary[];
  /** The libraries could not be read: only the platform's own facts are offered. */
  failed: boolean;
}

interface LibraryVersion {
  status: string;
  release?: string | null;
  body: Record<string, unknown>;
}

/** The libraries as they are with the drafts of a release, each with the facts that its entries have. */
async function readLibraries(rule: string, release: string | null): Promise<RuleLibrary[]> {
  const { items } = await request<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'library' } });
  const found = await Promise.all(
    items.map(async ({ key }): Promise<RuleLibrary[]> => {
      const answer = await request<DefinitionAnswer>(`/definitions/library/${key}`);
      const versions = answer.items as LibraryVersion[];
      const draft = versions.find((one) => release !== null && one.release === release);
      const parsed = LibraryBody.safeParse((draft ?? answer.effective)?.body);
      if (!parsed.success) return [];
      const { data } = parsed;
      const facts = libraryFactEntries({ ...data });
      return [{ key, name: data.name, uses: data.rules.includes(rule), facts }];
    }),
  );
  return found.flat();
}

/**
 * The facts that a rule may read: what the platform works out, and the fields of the libraries that use it. A rule
 * that none uses yet may read those of `beside`, or of any.
 */
export function useRuleFacts(rule: string, release: string | null, beside: string | null): RuleFacts {
  const [libraries, setLibraries] = useState<readonly RuleLibrary[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    readLibraries(rule, release).then(
      (found) => wanted && setLibraries(found),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [rule, release]);
  return useMemo(() => {
    const using = libraries.filter(({ key, uses }) => uses || key === beside);
    const lists = (using.length > 0 ? using : libraries).map(({ facts }) => facts);
    const dictionary = factDictionary(builtIn, ...lists);
    return { dictionary, facts: [...dictionary.values()], libraries, failed };
  }, [libraries, beside, failed]);
}
