const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as XML and HTML hold it. */
export const inMarkup = (text: string): string =>
  text.replace(/[&<>"]/g, (sign: string) => entities[sign] ?? sign);
