import { html, pageText } from '../../../src/channel/html.ts';
import { leaveBar, leaveScript } from '../../../src/channel/leaving.ts';
import type { Lang, LineIn, LineName } from '../../../src/channel/message.ts';

interface HomePage {
  readonly lang: Lang;
  readonly associations: readonly { readonly id: string; readonly name: string }[];
  readonly line: (name: LineName) => string;
  readonly leaveTo: string;
  readonly styleUrl: string;
}

/** The list of the associations that are served here, each with the way to its chat. */
export function homePage({ lang, associations, line, leaveTo, styleUrl }: HomePage): Promise<string> {
  const other = lang === 'ar' ? 'en' : 'ar';
  const title = line('home.title');
  const leaving = (name: LineIn<'leave'>): string => line(`leave.${name}`);
  const items = associations.map(
    ({ id, name }) => html`<li><a href="/chat/${id}${lang === 'en' ? '?lang=en' : ''}">${name}</a></li> `,
  );
  return pageText(
    html`<!doctype html>
      <html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" class="home">
        <head>
          <meta charset="utf-8" />
          <title>${title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="${styleUrl}" />
          <script defer src="${leaveScript}"></script>
        </head>
        <body class="home">
          ${leaveBar({ association: '', to: leaveTo, say: leaving })}
          <header>
            <span class="sign" aria-hidden="true">ص</span>
            <div class="names">
              <h1>${title}</h1>
              <p>${line('home.lead')}</p>
            </div>
            <a class="language" href="?lang=${other}" lang="${other}" hreflang="${other}"
              >${line('chat.otherLanguage')}</a
            >
          </header>
          <main>
            <ul class="associations">
              ${items}
            </ul>
          </main>
        </body>
      </html>`,
  );
}
