import { html, pageText, type Markup } from '../../channel/html.ts';
import { leaveScript } from '../../channel/leaving.ts';
import type { Lang } from '../../contract/lang.ts';
import type { LineIn } from '../../contract/line-names.ts';
import type { OpenForm, OpenReview } from '../../conversation/arrival/forms.ts';

/** An answer has at most so many characters. */
export const longest = 200;
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
.other { background: transparent; color: inherit; border: 2px solid var(--line); }
dt { font-weight: 600; margin-top: .8rem; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.leaving { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-content: start; gap: .75rem; height: 57px; overflow: hidden; padding: 6px min(1.25rem, 20px); background: var(--paper); border-block-end: 1px solid var(--line); }
#leave, #go-on { display: inline-grid; place-items: center; width: auto; min-height: 44px; margin: 0; padding: 0 1rem; border: 2px solid var(--ink); border-radius: 22px; background: var(--paper); color: var(--ink); font-size: min(1rem, 8vw); font-weight: 700; line-height: 1.2; text-decoration: none; }
#go-on { display: grid; margin: 2rem auto; }
#leave { flex: none; }
#leave-hint { flex: 1 1 9rem; align-self: center; margin: 0; font-size: .8125rem; line-height: 1.35; }
.away body, .resting body > :not(.leaving):not(#go-on) { display: none !important; }
.wrong { color: var(--wrong); font-weight: 600; margin: .9rem 0 0; }
`;

interface Frame {
  readonly lang: Lang;
  readonly title: string;
  /** The way out. */
  readonly leave: Markup;
}

/** A line of locales/<lang>/form.yaml. */
export type Say = (name: LineIn<'form'>) => string;

/** The whole page. */
export const pageOf = ({ lang, title, leave }: Frame, inner: Markup): Promise<string> =>
  pageText(
    html`<!doctype html>
      <html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <script defer src="${leaveScript}"></script>
          <style>
            ${styles}
          </style>
        </head>
        <body>
          ${leave}
          <main>${inner}</main>
        </body>
      </html>`,
  );

/** The question with a place for its answer; `fault` is what was wrong with the last one. */
export const formOf = ({ question, keyboard, without }: OpenForm, say: Say, fault?: string): Markup =>
  html`<h1>${say('title')}</h1>
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
      ${
        without === undefined
          ? ''
          : html`<button
              type="submit"
              name="without"
              value="${without}"
              class="other"
              formnovalidate
              data-testid="form-without"
            >
              ${without}
            </button>`
      }
    </form>`;

/** What is read in full is shown when it is asked for: whoever fetches the page to make a preview of the link gets none of it. */
export const reviewDoorOf = (say: Say): Markup =>
  html`<h1>${say('reviewTitle')}</h1>
    <p>${say('reviewIntro')}</p>
    <form method="post"><button type="submit" data-testid="show-review">${say('reviewShow')}</button></form>`;

/** Every answer as it will be signed, to be read. */
export const reviewOf = ({ fields }: OpenReview, say: Say): Markup =>
  html`<h1>${say('reviewTitle')}</h1>
    <dl data-testid="review">
      ${fields.map(
        ({ label, shown }) =>
          html`<dt>${label}</dt>
            <dd dir="auto">${shown}</dd>`,
      )}
    </dl>
    <p role="status">${say('reviewBack')}</p>`;

/** There is no such form, any more or at all. */
export const overOf = (say: Say): Markup => html`<p role="status">${say('over')}</p>`;

/** The answer was taken; `next` is the address of the form for the next question, where that is secret too. */
export const doneOf = (say: Say, next?: string): Markup =>
  next === undefined
    ? html`<p role="status">${say('done')}</p>`
    : html`<p role="status">${say('next')}</p>
        <a class="go" href="${new URL(next).pathname}">${say('goOn')}</a>`;
