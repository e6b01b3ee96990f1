import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/root.mjs';

const cms = createRequire(inRoot('cms/package.json'));
const { generateProjects, loadReference } = cms('@project-cloud/seed');
const { systemClock } = cms('@project-cloud/kernel');

const text = (value) => value ?? null;

/** A generated project as a person would file it, and as the bare row that the floor inserts. */
function filing({ project, entry }) {
  const { code, filed_on, ...core } = project;
  const given = Object.fromEntries(Object.entries(core).filter(([, value]) => value !== null));
  const row = [code, core.name, core.region_code, `/45/${core.region_code.slice(0, 4)}/${core.region_code}/`].concat(
    ['owner_code', 'owner_name', 'industry_code', 'approval_class', 'project_type'].map((key) => text(core[key])),
    ['CNY', core.total_investment],
    ['planned_start', 'planned_end', 'actual_start', 'actual_end', 'address', 'description'].map((key) =>
      text(core[key]),
    ),
    [core.is_public, entry.values],
  );
  return { region: core.region_code, project: given, values: entry.values, row };
}

/** What the form asks for; the generated history also holds projects whose plan is not settled yet. */
const isComplete = ({ project, entry }) =>
  project.planned_start && project.planned_end && entry.values.annual_plan !== undefined;

/** So many new projects in the counties of the province. */
export function newProjects({ seed, count }) {
  const { cast: _known, ...world } = loadReference(inRoot('seed/reference'));
  const options = { ...world, seed, today: systemClock().today(), projects: Number.MAX_SAFE_INTEGER };
  const filings = [];
  for (const demo of generateProjects(options)) {
    if (isComplete(demo) && /^\d{6}$/.test(demo.project.region_code)) filings.push(filing(demo));
    if (filings.length === count) break;
  }
  return filings;
}
