import * as z from 'zod/mini';

/** Body of the calls that note which lists were checked before a delivery, with what came of it, and what was provided of a service: in words. */
export const DeliveryNote = z.strictObject({
  words: z.string().check(z.trim(), z.minLength(3), z.maxLength(1000)),
});
export type DeliveryNote = z.infer<typeof DeliveryNote>;

/** Body of the call that notes what the member owed a case (a field) and came another way, or is not needed: in words. */
export const Brought = z.strictObject({
  field: z.string().check(z.minLength(1), z.maxLength(60)),
  ...DeliveryNote.shape,
});
export type Brought = z.infer<typeof Brought>;

/** Body of the call by which a registration is completed: the number that the member has from now on, where they were given one. */
export const Completion = z.strictObject({
  number: z.exactOptional(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
});
export type Completion = z.infer<typeof Completion>;
