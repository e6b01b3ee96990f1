import type { Operation } from '@project-cloud/forms-engine';
import type { LayerSetting } from '../model/document';
import { isOwn } from '../model/layer';
import type { Row } from '../model/rows';

/** What may be changed of a part here: all of a base and of what the layer added, else what is not locked above. */
export interface Rights {
  /** All keywords: a base, or a part of this layer. */
  readonly all: boolean;
  may(op: Operation['op']): boolean;
}

export function rightsOf(row: Row, setting: LayerSetting | null, readOnly: boolean): Rights {
  const all = !readOnly && (setting === null || isOwn(row.key, setting));
  return {
    all,
    may: (op) => {
      if (readOnly) return false;
      if (all) return true;
      return row.locked !== true && !(Array.isArray(row.locked) && row.locked.includes(op));
    },
  };
}
