/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A value as it is after being stored: what JSON cannot carry is gone. Throws for what has no JSON at all. */
export const plainJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
