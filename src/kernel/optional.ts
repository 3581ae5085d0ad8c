import type { z } from 'zod';

/** A part that may be absent, which providers also write as null; undefined then. */
const optional = <T>(shape: z.ZodType<T>) => shape.nullish().transform((part) => part ?? undefined);

/** As `optional`, of a part without which everything else is read all the same: one of another form counts as absent. */
export const spare = <T>(shape: z.ZodType<T>) => optional(shape).catch(undefined);
