import type { Parameter } from '@project-cloud/rules-engine';
import type { Label } from '@/client';

/** What GET /rules/:key/layers answers. */
export interface RuleLayers {
  base: { version: number };
  parameters: Record<string, Parameter>;
  /** From the outermost region to the one asked for. */
  layers: { region: string; name: string; version: number; parameters: Record<string, number> }[];
  values: Record<string, number>;
  origin: Record<string, string | null>;
  refused: { region: string; parameter: string; value: number; message: Label }[];
  pinned: { baseVersion: number; newest: number } | null;
}

export interface Threshold {
  key: string;
  parameter: Parameter;
  /** What holds here without a value of one's own, and whose it is (null: the rule's). */
  inherited: number;
  from: { region: string; name: string } | null;
}

/** The thresholds as the regions above leave them to this one. */
export function thresholdsOf({ parameters, layers }: RuleLayers, region: string): Threshold[] {
  const above = layers.filter((one) => one.region !== region);
  return Object.entries(parameters).map(([key, parameter]) => {
    const nearest = [...above].reverse().find(({ parameters: set }) => {
      const value = Object.hasOwn(set, key) ? set[key] : undefined;
      return value !== undefined && within(parameter, value);
    });
    return {
      key,
      parameter,
      inherited: nearest?.parameters[key] ?? parameter.value,
      from: nearest ? { region: nearest.region, name: nearest.name } : null,
    };
  });
}

export const within = ({ min, max }: Pick<Parameter, 'min' | 'max'>, value: number): boolean =>
  value >= min && value <= max;
