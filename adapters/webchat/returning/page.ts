import { html, pageText, type Markup } from '../../../src/channel/html.ts';
import { leaveBar, leaveScript } from '../../../src/channel/leaving.ts';
import { addressIn, type Lang, type LineName } from '../../../src/channel/message.ts';

interface ReturnPage {
  readonly association: { readonly id: string; readonly shortName: string };
  readonly lang: Lang;
  readonly line: (name: LineName) => string;
  readonly leaveTo: string;
  readonly scriptUrl: string;
  readonly styleUrls: readonly string[];
}

const headOf = ({ association, line, scriptUrl, styleUrls }: ReturnPage): Markup =>
  html`<meta charset="utf-8" />
    <title>${association.shortName}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <meta name="referrer" content="no-referrer" />
    <meta name="description" content="${line('return.title')}" />
    <link rel="icon" type="image/svg+xml" href="/chat/${association.id}/icon.svg" />
    ${styleUrls.map((url) => html`<link rel="stylesheet" href="${url}" />`)}
    <script defer src="${leaveScript}"></script>
    <script defer src="${scriptUrl}"></script>`;

/** The one question of the page; what is asked is shown by the script, which knows what the address carries. */
const asking = ({ line }: ReturnPage): Markup =>
  html`<form id="return-form" autocomplete="off" hidden>
    <p id="make-lead" hidden>${line('return.make.lead')}</p>
    <p id="open-lead" hidden>${line('return.open.lead')}</p>
    <p id="open-other" data-testid="return-other" hidden>${line('return.open.other')}</p>
    <label for="pin">${line('return.pin')}</label>
    <input
      id="pin"
      data-testid="return-pin"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength="16"
      dir="ltr"
      aria-describedby="return-fault"
      required
    />
    <p id="return-fault" data-testid="return-fault" role="alert"></p>
    <button type="submit" class="choice" data-testid="return-do">
      <span id="make-do" hidden>${line('return.make.do')}</span>
      <span id="open-do" hidden>${line('return.open.do')}</span>
    </button>
  </form>`;

/** The link, once it is made: to copy, and to hand on to where the member keeps things. */
const made = ({ line }: ReturnPage): Markup =>
  html`<section id="return-made" hidden>
    <p role="status" id="made-lead">${line('return.made.lead')}</p>
    <input
      id="made-link"
      data-testid="return-link"
      type="text"
      dir="ltr"
      readonly
      aria-label="${line('return.made.label')}"
    />
    <button
      type="button"
      class="choice"
      id="made-copy"
      data-testid="return-copy"
      data-done="${line('return.made.copied')}"
    >
      ${line('return.made.copy')}
    </button>
    <button type="button" class="choice" id="made-share" data-testid="return-share" hidden>
      ${line('return.made.share')}
    </button>
  </section>`;

/** By which a member comes back: without anything behind the `#` it makes the link, else it asks for the PIN. */
export function returnPage(page: ReturnPage): Promise<string> {
  const { association, lang, line, leaveTo } = page;
  const chat = addressIn(lang, `/chat/${association.id}`);
  return pageText(
    html`<!doctype html>
      <html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
        <head>
          ${headOf(page)}
        </head>
        <body
          class="home return"
          data-association="${association.id}"
          data-door="/webchat/${association.id}/return"
          data-chat="${chat}"
          data-unreached="${line('return.unreached')}"
          data-from="${line('return.from')}"
        >
          ${leaveBar({ association: association.id, to: leaveTo, say: (name) => line(`leave.${name}`) })}
          <header>
            <div class="names"><h1>${association.shortName}</h1></div>
          </header>
          <main>
            <h2>${line('return.title')}</h2>
            <noscript><p>${line('chat.noScript')}</p></noscript>
            <p id="return-none" data-testid="return-none" hidden>${line('return.none')}</p>
            ${asking(page)} ${made(page)}
            <p><a href="${chat}" data-testid="return-chat">${line('return.chat')}</a></p>
          </main>
        </body>
      </html>`,
  );
}
