import { html, pageText, raw, type Markup } from '../../../src/channel/html.ts';
import type { Face } from './face.ts';
import { greeting } from './greeting.ts';
import { initial, ownColour } from './icon.ts';
import {
  addressIn,
  longestText,
  offeredFiles,
  telephoneLink,
  type Lang,
  type LineIn,
  type OutgoingMessage,
} from '../../../src/channel/message.ts';

interface ChatPage {
  /** Names in the language of the page. */
  readonly association: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly face: Face;
  readonly lang: Lang;
  /** The association's telephone, as it is shown. */
  readonly phone: string | undefined;
  /** The numbers of lines of help: where one is said it is a link that dials it. */
  readonly helpNumbers: readonly string[];
  /** Every line of that file, by its name there: the widget says them. */
  readonly strings: Readonly<Record<string, string>>;
  readonly say: (line: LineIn<'chat'>) => string;
  /** What whoever is new is told. */
  readonly greeting: readonly OutgoingMessage[];
  /** What runs before anything is loaded. */
  readonly first: string;
  /** The way out. */
  readonly leave: Markup;
  readonly scriptUrl: string;
  readonly styleUrl: string;
  /** Where that lies which is loaded when it is wanted. */
  readonly later: Readonly<Record<string, string>>;
  /** Whether a voice note may be recorded here. */
  readonly voiceNotes: boolean;
}

/** JSON that can stand in a script element: nothing in it can close the element or open a comment. */
const scriptJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, ' ');

const direction = { ar: 'rtl', en: 'ltr' } as const;
const other = { ar: 'en', en: 'ar' } as const;

const drawings = raw(`<svg width="0" height="0" class="drawings" aria-hidden="true" focusable="false">
<symbol id="icon-send" viewBox="0 0 24 24"><path d="M3.4 20.4 21 12 3.4 3.6l-.1 6.5L15 12 3.3 13.9z"/></symbol>
<symbol id="icon-clip" viewBox="0 0 24 24"><path d="M16.5 6v11.2a4.2 4.2 0 0 1-8.4 0V5.6a2.6 2.6 0 0 1 5.2 0v10.2a1 1 0 0 1-2 0V6.3H9.6v9.5a2.7 2.7 0 0 0 5.4 0V5.6a4.3 4.3 0 0 0-8.6 0v11.6a5.9 5.9 0 0 0 11.8 0V6z"/></symbol>
<symbol id="icon-down" viewBox="0 0 24 24"><path d="M12 16.6 4.9 9.5l1.6-1.6 5.5 5.5 5.5-5.5 1.6 1.6z"/></symbol>
<symbol id="icon-check" viewBox="0 0 24 24"><path d="m9.5 17.4-5.2-5.2 1.6-1.6 3.6 3.6 8.6-8.6 1.6 1.6z"/></symbol>
<symbol id="icon-clock" viewBox="0 0 24 24"><path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2.2a6.8 6.8 0 1 1 0 13.6 6.8 6.8 0 0 1 0-13.6zM11 7v5.6l4 2.4 1-1.7-2.9-1.7V7z"/></symbol>
<symbol id="icon-file" viewBox="0 0 24 24"><path d="M6 2h8l5 5v15H5V3a1 1 0 0 1 1-1zm1 2v16h10V8h-4V4zm2 8h6v1.8H9zm0 3.5h6v1.8H9z"/></symbol>
<symbol id="icon-microphone" viewBox="0 0 24 24"><path d="M12 2.5a3.3 3.3 0 0 0-3.3 3.3v5.9a3.3 3.3 0 0 0 6.6 0V5.8A3.3 3.3 0 0 0 12 2.5zm-7 8.7h2a5 5 0 0 0 10 0h2a7 7 0 0 1-6 6.9v3.4h-2v-3.4a7 7 0 0 1-6-6.9z"/></symbol>
<symbol id="icon-listen" viewBox="0 0 24 24"><path d="M3 9v6h4l5 5V4L7 9zm11-1.4v8.8a5 5 0 0 0 0-8.8zm0-4.4v2.2a7 7 0 0 1 0 13.2v2.2a9 9 0 0 0 0-17.6z"/></symbol>
<symbol id="icon-leave" viewBox="0 0 24 24"><path d="M5 3h9v2H7v14h7v2H5zm10.6 4.6 4.4 4.4-4.4 4.4-1.4-1.4 2-2H10v-2h6.2l-2-2z"/></symbol>
</svg>`);

const draw = (name: string): Markup =>
  html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#icon-${name}" /></svg>`;

/** What stands beside the address where it is shared, and what a telephone puts on its first screen. */
const shared = ({ association, lang, face }: ChatPage): Markup =>
  html`<meta name="description" content="${face.about}" />
    <meta property="og:title" content="${association.name}" />
    <meta property="og:description" content="${face.about}" />
    <meta property="og:image" content="${face.picture}" />
    <meta property="og:type" content="website" />
    <meta property="og:locale" content="${lang === 'ar' ? 'ar_SA' : 'en_GB'}" />
    <link rel="icon" type="image/svg+xml" href="/chat/${association.id}/icon.svg" />
    <link rel="apple-touch-icon" href="/chat/${association.id}/picture.png" />
    <link rel="manifest" href="${addressIn(lang, `/chat/${association.id}/manifest.webmanifest`)}" />`;

const themes = (colour: string | undefined): Markup =>
  html`<meta name="theme-color" media="(prefers-color-scheme: light)" content="${colour ?? ownColour}" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="${colour ?? '#12211d'}" />`;

/** Runs before anything is loaded; it is told whose page it stands in. */
const firstScript = ({ association, lang, first, face: { colour } }: ChatPage): Markup =>
  raw(
    `<script data-association="${association.id}" data-lang="${lang}"${colour === undefined ? '' : ` data-colour="${colour}"`}>${first}</script>`,
  );

const head = (page: ChatPage): Markup => {
  const { association, lang, face, scriptUrl, styleUrl } = page;
  return html`<meta charset="utf-8" />
    <title>${association.name}</title>
    <meta
      name="viewport"
      content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
    />
    <meta name="color-scheme" content="light dark" />
    ${themes(face.colour)}
    <meta name="format-detection" content="telephone=no" />
    ${shared(page)} ${firstScript(page)}
    <link rel="stylesheet" href="${styleUrl}" />
    <script defer src="${scriptUrl}"></script>
    <link rel="alternate" hreflang="${other[lang]}" href="?lang=${other[lang]}" />`;
};

/** The way out of every dead end: always in sight, without the script too. */
const telephone = (phone: string, say: ChatPage['say']): Markup =>
  html`<a
    id="telephone"
    class="language"
    data-testid="telephone"
    href="${telephoneLink(phone)}"
    aria-label="${say('telephone')} ${phone}"
    ><bdi dir="ltr">${phone}</bdi></a
  >`;

/** Its name stands beside it. */
const sign = ({ association, face: { logo } }: ChatPage): Markup =>
  logo === undefined
    ? html`<span class="sign" aria-hidden="true">${initial(association.shortName)}</span>`
    : html`<img class="sign" src="${logo}" alt="" width="44" height="44" loading="lazy" />`;

const languageLink = ({ lang, say }: ChatPage): Markup =>
  html`<a
    class="language"
    href="?lang=${other[lang]}"
    lang="${other[lang]}"
    hreflang="${other[lang]}"
    dir="${direction[other[lang]]}"
    aria-label="${say('otherLanguage')}"
    ><span class="wide">${say('otherLanguage')}</span><span class="narrow">${say('otherShort')}</span></a
  >`;

const header = (page: ChatPage): Markup => {
  const { association, phone, say } = page;
  return html`<header>
    ${sign(page)}
    <div class="names">
      <h1 title="${association.name}">${association.shortName}</h1>
      <p>${say('tagline')}</p>
      ${phone === undefined ? '' : telephone(phone, say)}
    </div>
    ${languageLink(page)}
    <button
      type="button"
      id="large"
      class="language"
      data-testid="large"
      aria-pressed="false"
      aria-label="${say('largeSign')} ${say('large')}"
      title="${say('large')}"
    >
      <span aria-hidden="true">${say('largeSign')}</span>
    </button>
    <button
      type="button"
      id="forget"
      class="language"
      data-testid="forget"
      aria-label="${say('forget.title')}"
      title="${say('forget.title')}"
    >
      ${draw('leave')}<span class="wide">${say('forget.title')}</span>
    </button>
  </header>`;
};

/** Asked before the device forgets: what that means, and how the conversation can be gone on with elsewhere. */
const forgetQuestion = ({ say }: ChatPage): Markup =>
  html`<dialog id="forget-question" aria-labelledby="forget-words">
    <p id="forget-words">${say('forget.question')}</p>
    <button type="button" id="forget-yes" data-testid="forget-yes">${say('forget.yes')}</button>
    <button type="button" id="forget-tab" data-testid="forget-tab" aria-pressed="false">
      ${say('forget.tab')}
    </button>
    <button type="button" id="forget-no" data-testid="forget-no">${say('forget.no')}</button>
  </dialog>`;

/** Shown by the widget where the browser can record. */
const microphone = (say: ChatPage['say']): Markup =>
  html`<button
    type="button"
    id="voice"
    class="round"
    data-testid="voice"
    aria-label="${say('voice.record')}"
    title="${say('voice.record')}"
    hidden
  >
    ${draw('microphone')}
  </button>`;

const composer = ({ say, voiceNotes }: ChatPage): Markup =>
  html`<form id="composer" autocomplete="off">
    <button type="button" id="attach" class="round" aria-label="${say('attach')}" title="${say('attach')}">
      ${draw('clip')}
    </button>
    <input type="file" id="file" hidden multiple accept="${offeredFiles()}" aria-label="${say('attach')}" />
    <textarea
      id="text"
      rows="1"
      maxlength="${longestText}"
      enterkeyhint="send"
      aria-label="${say('yourMessage')}"
      placeholder="${say('placeholder.text')}"
    ></textarea>
    <button type="submit" id="send" class="round" aria-label="${say('send')}" title="${say('send')}" disabled>
      ${draw('send')}
    </button>
    ${voiceNotes ? microphone(say) : ''}
  </form>`;

/** The widget puts it into the last message, where the browser can speak. */
const listen = (say: ChatPage['say']): Markup =>
  html`<button
    type="button"
    id="listen"
    data-testid="listen"
    aria-pressed="false"
    aria-label="${say('aloud.listen')}"
    title="${say('aloud.listen')}"
    hidden
  >
    ${draw('listen')}
  </button>`;

const log = ({ say, association, greeting: messages }: ChatPage): Markup =>
  html`<p id="status" role="status" hidden></p>
    <div id="log" role="log" aria-live="polite" aria-busy="true" aria-label="${say('log')}" tabindex="0">
      <noscript><p class="noscript">${say('noScript')}</p></noscript>
      <div id="messages">${greeting(messages, { name: association.shortName, choices: say('choices') })}</div>
      <div id="typing" hidden>
        <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
        ><span class="unseen">${say('typing')}</span>
      </div>
      ${listen(say)}
    </div>
    <button type="button" id="below" hidden>${draw('down')}<span>${say('newMessages')}</span></button>`;

/**
 * The page of the members' chat: its frame is drawn without the widget, which then fills the log.
 * Nothing in it needs more than `script-src 'self' <hash of its first script>; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'`.
 */
export function chatPage(page: ChatPage): Promise<string> {
  const { association, lang, phone, helpNumbers, strings, later } = page;
  const { id, shortName: name } = association;
  const written = scriptJson({ association: id, name, lang, strings, phone, helpNumbers, later });
  return pageText(
    html`<!doctype html>
      <html lang="${lang}" dir="${direction[lang]}">
        <head>
          ${head(page)}
        </head>
        <body>
          ${page.leave} ${drawings} ${header(page)}
          <main>
            ${log(page)}
            <div id="beside" role="group" aria-label="${page.say('beside.title')}" hidden></div>
            ${composer(page)}
          </main>
          ${forgetQuestion(page)}
          <script type="application/json" id="silah-page">
            ${raw(written)}
          </script>
        </body>
      </html>`,
  );
}
