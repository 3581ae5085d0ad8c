/** What may well happen is a value: a good one, or a fault by its code. */
export type Result<T, F extends string = string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F };

export const good = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const bad = <F extends string>(fault: F): { readonly ok: false; readonly fault: F } => ({ ok: false, fault });
