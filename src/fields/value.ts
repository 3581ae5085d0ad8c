import { z } from 'zod';

/** Words of an association: Arabic always, English where it offers English. */
export const Words = z.strictObject({
  ar: z.string().trim().min(1),
  en: z.string().trim().min(1).optional(),
});
export type Words = z.infer<typeof Words>;

/**
 * A date as the member typed it, with what it means. `gregorian` is YYYY-MM-DD: by ICU's Umm al-Qura table, whose months may have a day
 * fewer than the calendar of a document; the member's own where both were typed.
 */
export interface DateValue {
  readonly typed: string;
  readonly calendar: 'gregorian' | 'hijri';
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly gregorian: string;
}

/** A file that is stored already: its own id, what it is by content, its size in bytes, the SHA-256 of its bytes (hex). */
export const FileValue = z.object({
  file: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  sha256: z.string(),
});
export type FileValue = Readonly<z.infer<typeof FileValue>>;

/** An answer in its stored, canonical form. */
export type FieldValue = string | number | boolean | DateValue | FileValue;

/** The file that an answer is; undefined for every other answer, and for what is no answer. */
export const fileIn = (found: unknown): FileValue | undefined => FileValue.safeParse(found).data;

/** An answer of letters and figures as it is stored; empty for a date or a file. */
export const textOf = (found: FieldValue): string => (typeof found === 'object' ? '' : String(found));

export type Args = Readonly<Record<string, string | number>>;
/**
 * What reading found: the canonical value, or the fault with the figures that its message speaks of. `unsure`: something else in the text may
 * change the value, so that it is shown and taken after a yes alone.
 */
export type Parsed =
  | { readonly ok: true; readonly value: FieldValue; readonly unsure?: true }
  | { readonly ok: false; readonly fault: string; readonly args?: Args };

export const value = (found: FieldValue): Parsed => ({ ok: true, value: found });
/** A value that is shown and asked about before it is taken. */
export const unsure = (found: FieldValue): Parsed => ({ ok: true, value: found, unsure: true });
export const fault = (code: string, args?: Args): Parsed =>
  args ? { ok: false, fault: code, args } : { ok: false, fault: code };
