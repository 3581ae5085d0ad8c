/** A moment of a column as milliseconds since the epoch, for a query. */
export const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** The day of Riyadh on which a moment falls, for a query. */
export const dayOf = (time: string): string => `(${time} at time zone 'Asia/Riyadh')::date`;

/** The first moment of a day of Riyadh. */
export const morning = (day: string): string => `(${day}::timestamp at time zone 'Asia/Riyadh')`;
