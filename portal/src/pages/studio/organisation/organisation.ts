/** An organisation as GET /organisations/register lists it. */
export interface Organisation {
  code: string;
  name: string;
  kind: string;
  creditCode: string | null;
  regionCode: string;
  regionName: string | null;
  regionPath: string;
  parentCode: string | null;
  parentName: string | null;
  closedFrom: string | null;
  closedReason: string | null;
  closed: boolean;
  revision: number;
  people: number;
  may: { manage: boolean };
}

/** What a file would do, as the server has planned it. */
export interface ImportAnswer {
  rows: number;
  saved: boolean;
  added: number;
  changed: number;
  same: number;
  faults: { row: number; column: string; value: string; message: string }[];
  lines: { row: number; code: string; name: string; regionCode: string; changed: string[] | null }[];
}

/** How deep a region lies below the first one of a list. */
export const depthOf = (path: string): number => path.split('/').filter(Boolean).length;
