const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** What a built file is sent as, by the end of its name. */
export const typeOf = (name: string): string | undefined => types[name.split('.').at(-1) ?? ''];

/** How what never changes under its address may be cached. */
export const forEver = 'public, max-age=31536000, immutable';
