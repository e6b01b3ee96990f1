import type { IsoDate } from '@project-cloud/kernel';
import { anonymousCast, type CastUser, type DemoCast } from './cast';
import { catalogue } from './catalogue';
import type { OutlineRow } from './outlines';
import { arrangePlaces, type Places } from './places';
import { preliminaryAt, preliminaryPast } from './preliminary';
import { projectAt } from './project';
import type {
  Demo,
  DemoProject,
  IndustryRow,
  OrganisationRow,
  PartyRow,
  PreliminaryEntry,
  PreliminaryProject,
  RegionRow,
  UserRow,
} from './rows';
import type { World } from './world';

/** What a demonstration is made from; the regions and the rest come from `loadReference`. */
export interface DemoOptions {
  seed: number;
  /** All dates lie relative to it. */
  today: IsoDate;
  /** How many. */
  projects: number;
  regions: readonly RegionRow[];
  industries: readonly IndustryRow[];
  organisations: readonly OrganisationRow[];
  /** Where the regions lie; without them no project says where it is. */
  outlines?: readonly OutlineRow[];
  /** Reports of one project, at most; 24 unless told. Fewer than 6 cut the history, so sums no longer meet. */
  maxReports?: number;
  /** Users and known projects; none unless given. */
  cast?: DemoCast;
  /** The department segment of project codes; '04' unless told. */
  department?: string;
  /** The number of the first project; 0 unless told. */
  from?: number;
}

/** One project after the other, each the same for its number: for loads that do not fit in memory. */
export function* generateProjects(options: DemoOptions): Generator<DemoProject> {
  const world = worldOf(options);
  const from = options.from ?? 0;
  for (let index = from; index < from + options.projects; index++) yield projectAt(world, index);
}

/** Projects that are being prepared: none of them is under construction yet. `projects` says how many. */
export function generatePreliminary(options: DemoOptions): PreliminaryProject[] {
  const world = worldOf(options);
  return Array.from({ length: options.projects }, (_, index) => preliminaryAt(world, index));
}

/** One in so many of the projects under construction came through the library of projects in preparation. */
const CAME_THROUGH = 60;

/** What the projects under construction that came through it have left there. */
export function generatePreliminaryPast(options: DemoOptions): PreliminaryEntry[] {
  const world = worldOf(options);
  const from = options.from ?? 0;
  const numbers = Array.from({ length: options.projects }, (_, at) => from + at);
  return numbers.filter((n) => n % CAME_THROUGH === 0).flatMap((n) => preliminaryPast(world, n) ?? []);
}

/** The whole demonstration. The same options give the same bytes. */
export function generateDemo(options: DemoOptions): Demo {
  const parties = new Map<string, PartyRow>();
  const demo: Demo = { parties: [], projects: [], entries: [], reports: [], users: [] };
  for (const one of generateProjects(options)) {
    parties.set(one.party.code, one.party);
    parties.set(one.builder.code, one.builder);
    demo.projects.push(one.project);
    demo.entries.push(one.entry);
    demo.reports.push(...one.reports);
  }
  demo.parties = [...parties.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const places = arrangePlaces(options.regions);
  demo.users = (options.cast?.users ?? []).flatMap((user) => bind(user, demo, places));
  checkOrganisations(demo.users, options.organisations);
  return demo;
}

function worldOf(options: DemoOptions): World {
  checkIndustries(options.industries);
  return {
    seed: options.seed,
    today: options.today,
    maxReports: options.maxReports ?? 24,
    places: arrangePlaces(options.regions),
    outlines: new Map((options.outlines ?? []).map((outline) => [outline.id, outline])),
    cast: options.cast ?? anonymousCast,
    department: options.department ?? '04',
  };
}

/** A user of an organisation that does not exist could sign in and see nothing. */
function checkOrganisations(users: readonly UserRow[], organisations: readonly OrganisationRow[]): void {
  const known = new Set(organisations.map((organisation) => organisation.code));
  const lost = users.filter((user) => user.role !== 'enterprise' && !known.has(user.organisationCode));
  if (lost.length > 0)
    throw new Error(`users of unknown organisations: ${lost.map((user) => user.username).join(', ')}`);
}

/** A kind whose industry the install does not know would give rows that no list can name. */
function checkIndustries(industries: readonly IndustryRow[]): void {
  const known = new Set(industries.map((industry) => industry.code));
  const missing = catalogue.filter((kind) => !known.has(kind.industry)).map((kind) => `${kind.key} (${kind.industry})`);
  if (missing.length > 0) throw new Error(`the catalogue names unknown industries: ${missing.join(', ')}`);
}

/** An enterprise's user belongs to the enterprise that owns most in the county; without one there is no such user. */
function bind(user: CastUser, demo: Demo, places: Places): UserRow[] {
  if (user.organisationCode) return [{ ...user, organisationCode: user.organisationCode }];
  const owned = new Map<string, number>();
  for (const { owner_code, code } of demo.projects) {
    if (code.slice(5, 11) === user.regionCode && owner_code.startsWith('9') && places.countyOf.has(user.regionCode)) {
      owned.set(owner_code, (owned.get(owner_code) ?? 0) + 1);
    }
  }
  const [most] = [...owned].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most ? [{ ...user, organisationCode: most[0] }] : [];
}
