import { database } from '@project-cloud/access/server';
import { compileForm, type FieldInfo, type JsonSchema, type Operation } from '@project-cloud/forms-engine';

interface Version {
  region: string;
  body: Record<string, unknown>;
}

const VERSIONS = `SELECT region_code AS region, body::json AS body FROM definitions
  WHERE kind = 'form' AND key = $1 AND ($2::text[] IS NULL OR region_code = ANY($2)) AND status IN ('published', 'retired')
  ORDER BY version DESC`;

/** What a version of a base or of a layer asks for: all fields of a base, those that a layer adds. */
function fieldsOf({ region, body }: Version): Record<string, FieldInfo> {
  if (region === '') return compileForm(body as JsonSchema).fields;
  const operations = (body.operations ?? []) as Operation[];
  return Object.assign(
    {},
    ...operations.map((one) =>
      one.op === 'add' ? compileForm({ type: 'object', properties: { [one.key]: one.schema } }).fields : {},
    ),
  );
}

/**
 * What the forms of a region (of all regions without one) asked for, by key, as the newest version that still had it says: the words for
 * answers whose field is gone. Keys that no version ever had are missing from the answer.
 */
export async function formerFields(
  form: string,
  regionPath: string | null,
  keys: ReadonlySet<string>,
): Promise<Map<string, FieldInfo>> {
  const found = new Map<string, FieldInfo>();
  if (keys.size === 0) return found;
  const regions = regionPath === null ? null : ['', ...regionPath.split('/').filter(Boolean)];
  const versions = await database.aside<Version>(VERSIONS, [form, regions]);
  for (const version of versions.rows) {
    if (found.size === keys.size) break;
    for (const field of Object.values(fieldsOf(version))) {
      if (keys.has(field.key) && !found.has(field.key)) found.set(field.key, field);
    }
  }
  return found;
}
