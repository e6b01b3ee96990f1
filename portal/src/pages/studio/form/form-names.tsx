import { createContext, useContext } from 'react';

/** What regions are called, and who may settle what here. */
export interface FormNames {
  regionName(code: string): string;
  /** The address of the three-way report of a region. */
  reportHref(region: string): string;
  /** The library that asks with this form, what its list can be filtered by, and all fields that it has. */
  library: { key: string; moneyUnit: string; listed: ReadonlySet<string>; known: ReadonlySet<string> } | null;
}

const Context = createContext<FormNames>({ regionName: (code) => code, reportHref: () => '', library: null });

export const FormNamesProvider = Context.Provider;

export function useFormNames(): FormNames {
  return useContext(Context);
}
