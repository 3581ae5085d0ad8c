import { html, pageText, type Markup } from '../../../src/channel/html.ts';
import { leaveBar, leaveScript } from '../../../src/channel/leaving.ts';
import { addressIn, type Lang, type LineIn, type LineName } from '../../../src/channel/message.ts';

interface HomePage {
  readonly lang: Lang;
  readonly associations: readonly {
    readonly id: string;
    readonly name: string;
    readonly about: string | undefined;
  }[];
  readonly line: (name: LineName) => string;
  readonly leaveTo: string;
  readonly styleUrls: readonly string[];
  /** Somebody came to an address where there is nothing. */
  readonly lost?: true;
}

/** What this is, for people and for whoever keeps the addresses of pages; then the way to the desk. */
const whatItIs = ({ lang, line, lost }: HomePage): Markup =>
  html`<p class="about">${line(lost ? 'home.lost' : 'home.about')}</p>
    ${lost ? html`<p class="about"><a href="${addressIn(lang, '/')}">${line('home.toHome')}</a></p>` : ''}`;

const otherThan = (lang: Lang): Lang => (lang === 'ar' ? 'en' : 'ar');

const headOf = ({ line, styleUrls }: HomePage): Markup =>
  html`<meta charset="utf-8" />
    <title>${line('home.title')}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="${line('home.about')}" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="/icon.svg" />
    ${styleUrls.map((url) => html`<link rel="stylesheet" href="${url}" />`)}
    <script defer src="${leaveScript}"></script>`;

const headerOf = ({ lang, line }: HomePage): Markup =>
  html`<header>
    <span class="sign" aria-hidden="true">ص</span>
    <div class="names">
      <h1>${line('home.title')}</h1>
      <p>${line('home.lead')}</p>
    </div>
    <a
      class="language"
      href="?lang=${otherThan(lang)}"
      lang="${otherThan(lang)}"
      hreflang="${otherThan(lang)}"
      >${line('chat.otherLanguage')}</a
    >
  </header>`;

/** The list of the associations that are served here, each with the way to its chat. */
export function homePage(home: HomePage): Promise<string> {
  const { lang, associations, line, leaveTo } = home;
  const leaving = (name: LineIn<'leave'>): string => line(`leave.${name}`);
  const items = associations.map(
    ({ id, name, about }) =>
      html`<li>
        <a href="${addressIn(lang, `/chat/${id}`)}">${name}</a>
        ${about === undefined ? '' : html`<p class="about">${about}</p>`}
      </li> `,
  );
  return pageText(
    html`<!doctype html>
      <html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" class="home">
        <head>
          ${headOf(home)}
        </head>
        <body class="home">
          ${leaveBar({ association: '', to: leaveTo, say: leaving })} ${headerOf(home)}
          <main>
            ${whatItIs(home)}
            <ul class="associations">
              ${items}
            </ul>
            <p class="about"><a href="/desk" data-testid="to-desk">${line('home.desk')}</a></p>
          </main>
        </body>
      </html>`,
  );
}
