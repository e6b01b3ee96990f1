import { CORE_FIELDS, Field } from '@project-cloud/library';
import { useEffect, useState } from 'react';
import { type Label, request } from '@/client';

interface LibraryVersion {
  key: string;
  status: string;
  release?: string | null;
  body: {
    name: Label;
    moneyUnit?: string;
    form?: string;
    reportForm?: string | null;
    fields?: unknown[];
    reportFields?: unknown[];
  };
}

/** The library that asks with a form, and the fields that it offers to it. */
export interface FormLibrary {
  key: string;
  name: Label;
  use: 'entry' | 'report';
  moneyUnit: string;
  core: readonly Field[];
  fields: readonly Field[];
  /** Keys that the library's list can be filtered by. */
  listed: ReadonlySet<string>;
  /** All that it has, figures of the report included. */
  known: ReadonlySet<string>;
}

/** Which library a form belongs to; a draft of it in the same release comes before the version in force. `failed`: it could not be read. */
export function useFormLibrary(form: string, release: string | null): { library: FormLibrary | null; failed: boolean } {
  const [library, setLibrary] = useState<FormLibrary | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    find(form, release).then(
      (found) => wanted && setLibrary(found),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [form, release]);
  return { library, failed };
}

/** The fields that are written well enough to be asked for. */
function fieldsOf(list: unknown[] = []): Field[] {
  return list.flatMap((one) => {
    const parsed = Field.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

async function find(form: string, release: string | null): Promise<FormLibrary | null> {
  const { items } = await request<{ items: { key: string }[] }>('/definitions', { query: { kind: 'library' } });
  // The library of `building-entry` is most likely `building`.
  const keys = items.map(({ key }) => key).sort((a, b) => Number(form.startsWith(b)) - Number(form.startsWith(a)));
  for (const key of keys) {
    const answer = await request<{ items: LibraryVersion[]; effective: LibraryVersion | null }>(
      `/definitions/library/${encodeURIComponent(key)}`,
    );
    const version =
      answer.items.find((item) => release !== null && item.release === release && item.status === 'draft') ??
      answer.effective;
    if (!version) continue;
    const { body } = version;
    const use = body.form === form ? 'entry' : body.reportForm === form ? 'report' : null;
    if (use === null) continue;
    const [own, report] = [fieldsOf(body.fields), fieldsOf(body.reportFields)];
    const listed = new Set([...CORE_FIELDS, ...own].map((field) => field.key));
    return {
      key,
      name: body.name,
      use,
      moneyUnit: body.moneyUnit ?? '万元',
      core: use === 'entry' ? CORE_FIELDS : [],
      fields: use === 'entry' ? own : report,
      listed,
      known: new Set([...listed, ...report.map((field) => field.key)]),
    };
  }
  return null;
}
