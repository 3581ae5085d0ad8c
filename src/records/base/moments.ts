/** A moment of a column as milliseconds since the epoch, for a query. */
export const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;
