import { addMonths, type IsoDate, issueProjectCode, monthOf } from '@project-cloud/kernel';
import type { ShowcaseProject } from './cast';
import type { ProjectKind } from './catalogue';
import { courseOf, drawCourse } from './courses';
import { entryOf, scaleOf } from './entry';
import { drawInvestment, drawKind, kindOf } from './kinds';
import { projectName } from './naming';
import { builderOf, ownerOf } from './parties';
import { placeOf } from './place';
import { draftReport, submittedReports } from './progress-reports';
import { hashOf, type Random, randomFor } from './random';
import type { DemoProject } from './rows';
import { schedule } from './schedule';
import { drawSite, SERIALS, siteOf } from './site';
import { spend } from './spending';
import type { World } from './world';

/** The project of that number: always the same for the same world. What is known of it is not drawn. */
export function projectAt(
  world: World,
  index: number,
  known: Partial<ShowcaseProject> = world.cast.showcase[index] ?? {},
): DemoProject {
  const { seed, today, places, cast } = world;
  const random = randomFor(seed, 'project', index);
  const site = known.region ? siteOf(known.region, places, seed) : drawSite(places, index, seed, random);
  const kind = known.kind ? kindOf(known.kind) : drawKind(site.county, cast, random);
  const yearGone = yearGoneOf(today);
  const course = known.course ? courseOf(known.course, yearGone) : drawCourse(random, yearGone);
  const dates = schedule(kind, course, today, Math.max(90, (world.maxReports - 1) * 30 - 5), random);
  const total = known.investment ? known.investment * 100 : drawInvestment(kind, random);
  const owner = ownerOf(kind.owner, site.county, places, seed, random);
  const builder = builderOf(places, seed, random);
  const code = issueProjectCode({
    yearMonth: dates.filed.slice(2, 4) + dates.filed.slice(5, 7),
    region: site.county.code,
    department: world.department,
    type: kind.type,
    // 38,737 has no factor in common with 100,000: all serials come, in no order that a reader would see.
    serial: String((index * 38_737 + (hashOf(seed) % SERIALS)) % SERIALS).padStart(5, '0'),
  });

  const money = spend({ world, course, dates, total, county: site.county }, random);
  const funds = fundsOf(kind, random);
  const story = { code, kind, course, ledger: money.ledger, funds, progress: money.progress, today };
  const reports = submittedReports(story, random);
  if (money.draft) reports.push(draftReport(story, monthOf(today), random));

  const town = site.town;
  const place = placeOf(world, site.county.code, index);
  return {
    index,
    course: course.key,
    expected: course.light,
    party: owner,
    builder,
    project: {
      code,
      name: known.name ?? projectName(kind, site.county, town, random),
      region_code: known.region ?? town?.code ?? site.county.code,
      owner_name: owner.name,
      owner_code: owner.code,
      industry_code: kind.industry,
      approval_class: kind.approval,
      project_type: kind.type,
      total_investment: total / 100,
      planned_start: dates.plannedStart,
      planned_end: dates.plannedEnd,
      actual_start: dates.actualStart,
      actual_end: dates.actualEnd,
      description: scaleOf(kind, total),
      address: [places.regionOf.get(site.county.city)?.name, places.regionOf.get(site.county.code)?.name, town?.name]
        .filter(Boolean)
        .join(''),
      is_public: random.chance(0.88),
      filed_on: dates.filed,
    },
    entry: entryOf(
      { world, kind, course, dates, money, total, code, builder, county: site.county, funds, place },
      random,
    ),
    reports: reports.slice(-world.maxReports),
  };
}

/** Percent of the data year, whose last month is the one before today's. */
function yearGoneOf(today: IsoDate): number {
  return (Number(addMonths(monthOf(today), -1).slice(5)) / 12) * 100;
}

function fundsOf(kind: ProjectKind, random: Random): ProjectKind['funds'] {
  const kept = kind.funds.filter(() => random.chance(0.75));
  return kept.length > 0 ? kept : kind.funds.slice(0, 1);
}
