import type { LineIn } from '../contract/line-names.ts';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { langOf, type Lang } from '../contract/lang.ts';
import type { OpenForm } from '../conversation/arrival/forms.ts';
import { minute } from '../kernel/clock.ts';
import { Fault, isFault } from '../kernel/errors.ts';
import { inLang } from '../wording/wording.ts';
import { bodyOf, kilobyte } from './body.ts';
import { only } from './call.ts';
import type { Doors } from './doors.ts';

const mostBody = 8 * kilobyte;
const longest = 200;
const triesPerForm = 30;
const styles = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #6b7580; --do: #0b6b57; --wrong: #a3160f; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff2; --paper: #14181c; --line: #8b96a1; --do: #4cc3a5; --wrong: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.7 'IBM Plex Sans Arabic', 'Noto Sans Arabic', 'Segoe UI', Tahoma, system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; } p { margin: 0 0 1rem; white-space: pre-line; }
label { display: block; font-weight: 600; margin-bottom: .35rem; }
input { width: 100%; font: inherit; font-size: 1.25rem; padding: .7rem .8rem; border: 2px solid var(--line); border-radius: .6rem; background: transparent; color: inherit; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--do); outline-offset: 2px; }
button, .go { display: block; width: 100%; margin-top: 1rem; padding: .8rem; font: inherit; font-weight: 600; border: 0; border-radius: .6rem; background: var(--do); color: var(--paper); text-align: center; text-decoration: none; }
#question { font-size: 1.25rem; font-weight: 600; margin-top: 1.25rem; }
label { font-weight: 400; }
.wrong { color: var(--wrong); font-weight: 600; margin: .9rem 0 0; }
`;

interface Frame {
  readonly lang: Lang;
  readonly title: string;
}

const page = (
  context: Context,
  { lang, title }: Frame,
  inner: unknown,
  status: 200 | 404 | 422 | 503 = 200,
) => {
  context.header('cache-control', 'no-store');
  context.header('x-frame-options', 'DENY');
  context.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  return context.html(
    html`<!doctype html>
      <html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <style>
            ${styles}
          </style>
        </head>
        <body>
          <main>${inner}</main>
        </body>
      </html>`,
    status,
  );
};

/** The one-time form of a question that must not be asked in a chat: works without scripts, on the cheapest phone. */
export function formPage(doors: Doors): Hono {
  const app = new Hono();
  const line = (association: string, lang: Lang, name: LineIn<'form'>): string => {
    const house = doors.associations.get(association);
    const values = { association: house ? inLang(house.association.pack.name, lang) : '' };
    return house?.wording.line(lang, `form.${name}`, values) ?? '';
  };
  const over = (context: Context): Response | Promise<Response> => {
    const [first] = doors.associations.keys();
    const lang = langOf(context.req.header('accept-language')) ?? 'ar';
    const title = line(first ?? '', lang, 'title');
    return page(context, { lang, title }, html`<p role="status">${line(first ?? '', lang, 'over')}</p>`, 404);
  };
  const form = (context: Context, open: OpenForm, fault?: string, status: 200 | 422 | 503 = 200) => {
    const { association, lang, question, keyboard } = open;
    const say = (name: LineIn<'form'>): string => line(association, lang, name);
    const inner = html`<h1>${say('title')}</h1>
      <p>${say('intro')}</p>
      <form method="post" autocomplete="off">
        <p id="question">${question}</p>
        <label for="answer">${say('label')}</label>
        <input
          id="answer"
          name="answer"
          dir="auto"
          required
          autofocus
          maxlength="${longest}"
          ${keyboard?.inputMode === undefined ? '' : html`inputmode="${keyboard.inputMode}"`}
          aria-describedby="question${fault === undefined ? '' : ' wrong'}"
          ${fault === undefined ? '' : html`aria-invalid="true"`}
        />
        ${fault === undefined ? '' : html`<p id="wrong" class="wrong" role="alert">${fault}</p>`}
        <button type="submit">${say('send')}</button>
      </form>`;
    return page(context, { lang, title: say('title') }, inner, status);
  };
  const path = '/form/:secret';

  app.get(path, async (context) => {
    const open = await doors.channels.forms.open(context.req.param('secret'));
    return open ? form(context, open) : over(context);
  });
  app.post(path, async (context) => {
    const secret = context.req.param('secret');
    const { forms } = doors.channels;
    if (!(await doors.coordination.allow(`form ${secret}`, triesPerForm, 10 * minute)))
      throw new Fault('tooMany', 'Too many tries. Wait some minutes.');
    const body = await bodyOf(context, mostBody, () => new Fault('tooLarge', 'The call is too large.'));
    const text = new URLSearchParams(Buffer.from(body).toString('utf8')).get('answer')?.trim() ?? '';
    const open = await forms.open(secret);
    if (!open) return over(context);
    if (text === '' || text.length > longest)
      return form(context, open, line(open.association, open.lang, 'unclear'), 422);
    try {
      const answered = await forms.answer(secret, text);
      if (answered.kind === 'over') return await over(context);
      if (answered.kind === 'fault') return await form(context, answered.form, answered.fault, 422);
      const { association, lang, next } = answered;
      const say = (name: LineIn<'form'>): string => line(association, lang, name);
      const inner =
        next === undefined
          ? html`<p role="status">${say('done')}</p>`
          : html`<p role="status">${say('next')}</p>
              <a class="go" href="${new URL(next).pathname}">${line(association, lang, 'goOn')}</a>`;
      return await page(context, { lang, title: say('title') }, inner);
    } catch (error) {
      if (!isFault(error, 'databaseDown')) throw error;
      return form(context, open, line(open.association, open.lang, 'later'), 503);
    }
  });
  app.all(path, only('GET', 'POST'));
  return app;
}
