import { html, raw } from 'hono/html';

/** Pages of channels are made with this: whatever is put into the template is escaped, but for what it made itself and what is `raw`. */
export { html, raw };

/** What `html` makes. */
export type Markup = ReturnType<typeof html>;

/** A whole page as it is sent: without the indentation of its template. */
export const pageText = async (page: Markup): Promise<string> =>
  String(await page)
    .replace(/\n\s+/g, '\n')
    .trim();
