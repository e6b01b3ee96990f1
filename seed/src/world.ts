import type { IsoDate } from '@project-cloud/kernel';
import type { DemoCast } from './cast';
import type { OutlineRow } from './outlines';
import type { Places } from './places';

/** What all projects of one demonstration share. */
export interface World {
  seed: number;
  today: IsoDate;
  maxReports: number;
  places: Places;
  /** Where the regions lie, by code. */
  outlines: ReadonlyMap<string, OutlineRow>;
  cast: DemoCast;
  /** The guiding department in project codes. */
  department: string;
}
