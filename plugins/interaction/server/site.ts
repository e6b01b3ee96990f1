import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Text = z.object({ zh: z.string().min(1), en: z.string().default('') });

/** What the public side needs of the site's description; other parts of the file are for others. */
const Site = z.object({
  name: Text,
  host: Text,
  phone: z.string().min(1),
  regionRoot: z.string().min(1),
  currency: z.string().length(3),
  moneyUnit: z.string().min(1),
  demo: z.boolean().default(false),
});
export type Site = z.infer<typeof Site>;

const FILE = 'seed/reference/site.json';
let read: Site | undefined;

/** The site's name, host and telephone, and whose figures stand on its front page. A fault in the file stops the boot. */
export function site(): Site {
  if (read) return read;
  const parsed = Site.safeParse(JSON.parse(readFileSync(join(__dirname, '../../../..', FILE), 'utf8')));
  if (!parsed.success)
    throw new Error(
      `${FILE}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  read = parsed.data;
  return read;
}
