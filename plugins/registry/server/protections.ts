import type { Protection } from '@project-cloud/access/server';

/** Every business table and how its rows are told apart. The boot stops unless each has its policy, forced. */
export const PROTECTIONS: readonly Protection[] = [
  { table: 'projects', regionPath: 'region_path', owner: 'owner_code', isPublic: 'is_public' },
  { table: 'project_codes', regionPath: 'region_path', owner: 'owner_code', isPublic: 'is_public' },
  { table: 'library_entries', regionPath: 'region_path', owner: 'owner_code', isPublic: 'is_public' },
  { table: 'progress_reports', regionPath: 'region_path', owner: 'owner_code' },
  { table: 'attachments', regionPath: 'region_path', owner: 'owner_code' },
  { table: 'warnings', regionPath: 'region_path', owner: 'owner_code' },
  { table: 'pc.entry_item', regionPath: 'region_path', owner: 'owner_code' },
  { table: 'dispatch_orders', regionPath: 'region_path', owner: 'owner_code' },
  { table: 'pc.exchange_batch', regionPath: 'region_path' },
  { table: 'pc.exchange_row', regionPath: 'region_path' },
  { table: 'credit_records', regionPath: 'region_path' },
];
