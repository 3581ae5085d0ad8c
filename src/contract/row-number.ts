import * as z from 'zod/mini';

/** A number by which the database knows a row: a larger one is none, and no fault of the server. */
export const rowNumber = z.int().check(z.minimum(0), z.maximum(2 ** 31 - 1));
