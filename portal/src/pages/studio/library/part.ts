import type { FieldIssue } from '@/client';
import type { LibraryDraft } from './library-body';

/** What every section of the designer gets. */
export interface PartProps {
  library: LibraryDraft;
  /** The library in force; null while it is new. */
  standing: LibraryDraft | null;
  libraryKey: string;
  release: string | null;
  issues: readonly FieldIssue[];
  readOnly: boolean;
  change(part: Partial<LibraryDraft> | ((library: LibraryDraft) => Partial<LibraryDraft>)): void;
  /** Saves now; before another page reads what this one has. */
  flush(): Promise<boolean>;
}
