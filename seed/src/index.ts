export { anonymousCast, type CastPreliminary, type CastUser, type DemoCast, type ShowcaseProject } from './cast';
export { catalogue, type ProjectKind } from './catalogue';
export { type Course, courses } from './courses';
export { type CastDispatch, type DatedDispatch, datedDispatches } from './dispatches';
export {
  type DemoOptions,
  generateDemo,
  generatePreliminary,
  generatePreliminaryPast,
  generateProjects,
} from './generate';
export { type DemoLayer, type DemoShape, generateLayers, type LayerOptions } from './layers';
export { type DatedNotice, datedNotices, type Notice } from './notices';
export type { OutlineRow } from './outlines';
export { loadReference, type Reference, type Site } from './reference';
export type {
  Demo,
  DemoProject,
  EntryRow,
  IndustryRow,
  Light,
  OrganisationRow,
  PartyRow,
  PreliminaryEntry,
  PreliminaryProject,
  ProjectRow,
  RegionRow,
  ReportRow,
  UserRow,
} from './rows';
