import { z } from 'zod';

/** A request as far as its member may know it. Days are YYYY-MM-DD. */
export const KnownRequest = z.strictObject({
  reference: z.string(),
  service: z.string(),
  status: z.string(),
  /** It stands before those who study it though nobody has checked it. */
  unchecked: z.literal(true).optional(),
  submittedOn: z.string(),
  promisedOn: z.string().optional(),
  /** What its member still owes it, by the names of fields. */
  owes: z.array(z.string()).readonly().optional(),
  /** What they may send anew, by the names of fields. */
  replaceable: z.array(z.string()).readonly().optional(),
  /** It was refused on that day, and nobody has appealed. */
  refusedOn: z.string().optional(),
});
/** Readonly: look-ups answer with it and entries store it. */
export interface KnownRequest {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  readonly unchecked?: true | undefined;
  readonly submittedOn: string;
  readonly promisedOn?: string | undefined;
  readonly owes?: readonly string[] | undefined;
  readonly replaceable?: readonly string[] | undefined;
  readonly refusedOn?: string | undefined;
}
