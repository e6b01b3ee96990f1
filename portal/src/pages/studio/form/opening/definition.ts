import type { Label } from '@/client';

/** A version or draft of a form as the server gives it. */
export interface FormDefinition {
  id: string;
  kind: 'form';
  key: string;
  region: string | null;
  version: number;
  status: 'draft' | 'submitted' | 'published' | 'retired';
  title: Label;
  note: string;
  body: Record<string, unknown>;
  author: string;
  updatedAt: string;
  release?: string | null;
  revision?: number;
  /** Everybody who saved it while it was a draft, the last one last. */
  editors?: string[];
}

export interface SlotAnswer {
  items: FormDefinition[];
  effective: FormDefinition | null;
}

/** One layer that the switch offers: the base, a city, a county. */
export interface Slot {
  region: string | null;
  name: string | null;
  items: FormDefinition[];
  effective: FormDefinition | null;
}

/** A form with all layers of one region, and what of it is opened. */
export interface OpenedForm {
  key: string;
  region: string | null;
  slots: Slot[];
  /** The draft that is worked on, else the version in force; null: this region has no layer yet. */
  definition: FormDefinition | null;
  /** Whether `definition` is a draft of the release that was asked for. */
  drafting: boolean;
}
