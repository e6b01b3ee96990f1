import type { ConnectorBody } from '@project-cloud/library';
import type { Label } from '@/client';

export const PATH = '/connectors';

export interface Run {
  id: string;
  askedBy: string;
  state: 'waiting' | 'done' | 'failed';
  version: number | null;
  looked: number;
  sent: number;
  held: number;
  error: Label | null;
  askedAt: string;
}

export interface Head {
  key: string;
  version: number;
  title: Label;
  effectiveFrom: string | null;
  library: { key: string; name: Label | null };
  address: string;
  schedule: ConnectorBody['schedule'];
  sample: boolean;
  fields: number;
  held: number;
}

export interface ListedConnector extends Head {
  lastRun: Run | null;
}

export interface Batch {
  id: string;
  number: number;
  version: number;
  state: 'prepared' | 'sent' | 'receipted' | 'failed' | 'refused';
  rows: number;
  accepted: number | null;
  refused: number | null;
  receipt: string | null;
  error: Label | null;
  preparedAt: string;
}

export interface OneConnector extends Head {
  body: ConnectorBody;
  runs: Run[];
  batches: Batch[];
  secretMadeAt: string | null;
}

export interface Check {
  version: number;
  looked: number;
  passed: number;
  held: number;
  sample: Record<string, string | number> | null;
}

export interface HeldRow {
  entry: string;
  name: string;
  code: string;
  state: 'held' | 'refused';
  errors: { field: string; label: Label; reason: Label }[];
}
