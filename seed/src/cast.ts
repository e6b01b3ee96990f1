import type { CastDispatch } from './dispatches';

/** A project of the demonstration that is known by name; the rest are drawn. */
export interface ShowcaseProject {
  name: string;
  region: string;
  /** A key of the catalogue. */
  kind: string;
  /** 万元. */
  investment: number;
  /** A key of the courses. */
  course: string;
}

/** A project in preparation that is known by name, and which of its permits are still open. */
export interface CastPreliminary extends Omit<ShowcaseProject, 'course'> {
  open: ('investment_permit' | 'land_approval' | 'planning_permit' | 'construction_permit')[];
}

/** A user of the demonstration; an enterprise is bound to a party once the projects are known. */
export interface CastUser {
  username: string;
  name: string;
  role: string;
  regionCode: string;
  organisationCode: string | null;
}

/** People and known projects of the demonstration: data of the installation (reference/demo.json). */
export interface DemoCast {
  /** The counties that have users in every role. */
  focus: string[];
  users: CastUser[];
  /** Kinds of the catalogue that are found in these regions only (prefixes of county codes). */
  kindsOnlyIn: Record<string, string[]>;
  /** One character each. */
  surnames: string;
  givenNames: string[];
  showcase: ShowcaseProject[];
  preliminary: CastPreliminary[];
  /** Orders on projects that are known by name. */
  dispatches: CastDispatch[];
}

/** For loads that need no faces: no users, no known projects. */
export const anonymousCast: DemoCast = {
  focus: [],
  users: [],
  kindsOnlyIn: {},
  surnames: '王李张刘陈杨赵黄周吴',
  givenNames: ['建国', '志强', '丽芳', '海燕', '文斌', '敏', '涛', '伟', '静', '勇'],
  showcase: [],
  preliminary: [],
  dispatches: [],
};
