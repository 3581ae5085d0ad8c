import { z } from 'zod';

/** Words of an association: Arabic always, English where it offers English. */
export const Words = z.strictObject({
  ar: z.string().trim().min(1),
  en: z.string().trim().min(1).optional(),
});
export type Words = z.infer<typeof Words>;

const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a name of Latin letters and digits, starting with a small letter');

const common = {
  /** Stable name of the answer in the stored record. */
  name,
  /** What the field is called in the review: a noun. */
  label: Words,
  /** The question as it is asked. */
  ask: Words,
  optional: z.boolean().default(false),
  /** Asked only when an earlier choice or yes/no field holds one of these values. */
  when: z.strictObject({ field: name, is: z.array(z.union([z.string(), z.boolean()])).min(1) }).optional(),
  /** When one of these fields is corrected, this one is asked again. */
  dependsOn: z.array(name).default([]),
  /** Treated as an identifier: masked wherever it is not needed. National ids, iqamas, mobiles and IBANs always are. */
  sensitive: z.boolean().default(false),
  /** Further names under which a member may mean this field when correcting it. */
  alsoCalled: z.array(z.string()).default([]),
};

const mime = z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic']);

const ChoiceOption = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/),
  label: Words,
  alsoCalled: z.array(z.string()).default([]),
});

/** One question of a service, by the type of its answer. */
export const FieldSpec = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    ...common,
    min: z.int().min(1).default(2),
    max: z.int().max(4000).default(1000),
  }),
  z.strictObject({
    type: z.literal('number'),
    ...common,
    min: z.number().default(0),
    max: z.number().default(1e9),
    whole: z.boolean().default(true),
  }),
  z.strictObject({ type: z.literal('choice'), ...common, options: z.array(ChoiceOption).min(2).max(20) }),
  z.strictObject({ type: z.literal('yesNo'), ...common }),
  z.strictObject({
    type: z.literal('date'),
    ...common,
    range: z.enum(['any', 'past', 'future']).default('any'),
  }),
  z.strictObject({ type: z.literal('nationalId'), ...common }),
  z.strictObject({ type: z.literal('iqama'), ...common }),
  z.strictObject({ type: z.literal('mobile'), ...common }),
  z.strictObject({ type: z.literal('iban'), ...common }),
  z.strictObject({ type: z.literal('name'), ...common, words: z.int().min(1).max(5).default(2) }),
  z.strictObject({ type: z.literal('city'), ...common }),
  z.strictObject({
    type: z.literal('attachment'),
    ...common,
    accept: z
      .array(mime)
      .min(1)
      .default(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic']),
    maxMegabytes: z.number().positive().max(25).default(10),
  }),
]);
export type FieldSpec = z.infer<typeof FieldSpec>;
export type FieldType = FieldSpec['type'];
export type SpecOf<T extends FieldType> = Extract<FieldSpec, { type: T }>;

/** A date as the member typed it, with what it means. `gregorian` is YYYY-MM-DD by ICU's Umm al-Qura table. */
export interface DateValue {
  readonly typed: string;
  readonly calendar: 'gregorian' | 'hijri';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly gregorian: string;
}

/** A file that is stored already: its own id, what it is by content, its size in bytes, the SHA-256 of its bytes (hex). */
export interface FileValue {
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

/** An answer in its stored, canonical form. */
export type FieldValue = string | number | boolean | DateValue | FileValue;

export type Args = Readonly<Record<string, string | number>>;
/** What parsing found: the canonical value, or the fault with the figures that its message speaks of. */
export type Parsed =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly fault: string; readonly args?: Args };

export const value = (found: FieldValue): Parsed => ({ ok: true, value: found });
export const fault = (code: string, args?: Args): Parsed =>
  args ? { ok: false, fault: code, args } : { ok: false, fault: code };

const identifiers: ReadonlySet<FieldType> = new Set(['nationalId', 'iqama', 'mobile', 'iban']);
/** Whether the answer is an identifier, to be masked wherever it is not needed. */
export const isSensitive = (spec: FieldSpec): boolean => spec.sensitive || identifiers.has(spec.type);
