/** What a release would do to the data that is there: counted before it is approved, with the rows behind each count. */

export const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;
export type PreviewLight = (typeof LIGHTS)[number];

/** Rows by their light now and by their light after. */
export type LightMatrix = Record<PreviewLight, Record<PreviewLight, number>>;

/** An entry behind a count. */
export interface ImpactRow {
  entryId: string;
  from?: PreviewLight;
  to?: PreviewLight;
  value?: unknown;
}

/** A field that a changed form asks for or bounds anew, and how many entries do not fit. */
export interface FieldImpact {
  /** Names the list of rows: `missing:<library>.<field>` or `outside:<library>.<field>`. */
  what: string;
  library: string;
  field: string;
  label: string;
  count: number;
}

/** How many entries of one library another would admit at once, because they meet its rule already. */
export interface AdmissionImpact {
  /** Names the list of rows: `admitted:<library>`. */
  what: string;
  library: string;
  from: string;
  count: number;
}

/** What a changed code rule makes of new projects, and of which versions the codes are that exist and stay valid. */
export interface CodeImpact {
  examples: { region: string; filed: 'county' | 'city'; now: string; after: string }[];
  standing: { version: number | null; count: number }[];
}

export const emptyMatrix = (): LightMatrix => ({
  red: { red: 0, yellow: 0, green: 0, none: 0 },
  yellow: { red: 0, yellow: 0, green: 0, none: 0 },
  green: { red: 0, yellow: 0, green: 0, none: 0 },
  none: { red: 0, yellow: 0, green: 0, none: 0 },
});

/** The lists behind the counts. Beyond `LIST_LIMIT` rows a list stops; its count goes on. */
export const LIST_LIMIT = 20_000;

export class ImpactLists {
  readonly matrix: LightMatrix = emptyMatrix();
  entries = 0;
  /** Null where the release changes no code rule. */
  codes: CodeImpact | null = null;
  private readonly lists = new Map<string, ImpactRow[]>();
  private readonly fields = new Map<string, FieldImpact>();
  private readonly admissions = new Map<string, AdmissionImpact>();

  light(entryId: string, from: PreviewLight, to: PreviewLight): void {
    this.matrix[from][to] += 1;
    if (from !== to) this.add(`light:${from}>${to}`, { entryId, from, to });
  }

  field(kind: 'missing' | 'outside', at: { library: string; field: string; label: string }, row: ImpactRow): void {
    const what = `${kind}:${at.library}.${at.field}`;
    const known = this.fields.get(what) ?? { what, ...at, count: 0 };
    known.count += 1;
    this.fields.set(what, known);
    this.add(what, row);
  }

  admit(library: string, from: string, entryIds: readonly string[]): void {
    const what = `admitted:${library}`;
    const known = this.admissions.get(what) ?? { what, library, from, count: 0 };
    known.count += entryIds.length;
    this.admissions.set(what, known);
    for (const entryId of entryIds) this.add(what, { entryId });
  }

  get admitted(): AdmissionImpact[] {
    return [...this.admissions.values()];
  }

  counts(kind: 'missing' | 'outside'): FieldImpact[] {
    return [...this.fields.values()]
      .filter(({ what }) => what.startsWith(`${kind}:`))
      .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
  }

  /** The rows of a list; several lights at once as `light:*>red`. Null for a list that there cannot be. */
  rows(what: string): ImpactRow[] | null {
    const known = this.lists.get(what);
    if (known) return known;
    const any = /^light:(\*|\w+)>(\*|\w+)$/.exec(what);
    if (!any) return this.fields.has(what) || /^(missing|outside|admitted):/.test(what) ? [] : null;
    const [, from, to] = any;
    return LIGHTS.flatMap((a) =>
      LIGHTS.flatMap((b) => {
        const meant = a !== b && (from === '*' || from === a) && (to === '*' || to === b);
        return meant ? (this.lists.get(`light:${a}>${b}`) ?? []) : [];
      }),
    );
  }

  private add(what: string, row: ImpactRow): void {
    const list = this.lists.get(what);
    if (!list) this.lists.set(what, [row]);
    else if (list.length < LIST_LIMIT) list.push(row);
  }
}
