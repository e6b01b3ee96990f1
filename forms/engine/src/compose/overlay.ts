import { z } from 'zod';
import { isExpressionText } from '../expression/expression';
import { isObject, type JsonSchema } from '../schema/json-schema';
import { inWords } from './shape-fault';

const key = z.string().min(1).max(60);
const scalar = z.union([z.string(), z.number()]);
const condition = z
  .string()
  .max(2_000)
  .refine(isExpressionText, inWords('要写成 {{ 条件 }}', 'Write it as {{ condition }}'));
const schema = z.custom<JsonSchema>(isObject, inWords('要是一个对象', 'It has to be an object'));

/** One change that a layer makes to the form under it. Only these exist, so a layer can never loosen or break a form. */
export const Operation = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), key, after: key.optional(), group: key.optional(), schema }).strict(),
  z.object({ op: z.literal('hide'), target: key }).strict(),
  z
    .object({
      op: z.literal('relabel'),
      target: key,
      label: z.string().min(1).max(100),
      en: z.string().min(1).max(100).optional(),
    })
    .strict(),
  z
    .object({
      op: z.literal('help'),
      target: key,
      text: z.string().max(2_000),
      en: z.string().max(2_000).optional(),
    })
    .strict(),
  z
    .object({
      op: z.literal('tighten'),
      target: key,
      required: z.union([z.literal(true), condition]).optional(),
      maximum: z.number().optional(),
      minimum: z.number().optional(),
      maxLength: z.number().int().min(1).optional(),
      minLength: z.number().int().min(0).optional(),
      maxItems: z.number().int().min(1).optional(),
      minItems: z.number().int().min(0).optional(),
      pattern: z.string().min(1).max(200).optional(),
      enum: z.array(scalar).min(1).max(10_000).optional(),
    })
    .strict(),
  z.object({ op: z.literal('reorder'), target: key, after: key.nullable() }).strict(),
  z
    .object({ op: z.literal('default'), target: key, value: z.union([scalar, z.boolean(), z.array(z.string())]) })
    .strict(),
]);
export type Operation = z.infer<typeof Operation>;
export type TightenOperation = Extract<Operation, { op: 'tighten' }>;
export type AddOperation = Extract<Operation, { op: 'add' }>;

/** The body of an overlay definition; `base` is the base version that its author had before them. */
export const Overlay = z.object({ base: z.number().int().min(1), operations: z.array(Operation).max(1_000) }).strict();
export type Overlay = z.infer<typeof Overlay>;

/** A layer to lay over a base: an overlay with the region that it belongs to. */
export interface Layer {
  region: string;
  version: number;
  operations: readonly Operation[];
}

/** The start that every key must have that a region's layer adds: `r4514_`. */
export function layerPrefix(region: string): string {
  return `r${region.toLowerCase().replace(/[^a-z0-9]/g, '')}_`;
}
