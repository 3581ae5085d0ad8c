import type { LineName } from '../contract/line-names.ts';
import type { Lang } from '../contract/index.ts';

export interface HomePage {
  readonly lang: Lang;
  readonly associations: readonly { readonly id: string; readonly name: string }[];
  readonly line: (name: LineName) => string;
  readonly styleUrl: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** The list of the associations that are served here, each with the way to its chat. */
export function homePage({ lang, associations, line, styleUrl }: HomePage): string {
  const other = lang === 'ar' ? 'en' : 'ar';
  const items = associations
    .map(
      ({ id, name }) =>
        `<li><a href="/chat/${id}${lang === 'en' ? '?lang=en' : ''}">${escape(name)}</a></li>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" class="home">
<head>
<meta charset="utf-8">
<title>${escape(line('home.title'))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escape(styleUrl)}">
</head>
<body class="home">
<header><span class="sign" aria-hidden="true">ص</span><div class="names"><h1>${escape(line('home.title'))}</h1><p>${escape(line('home.lead'))}</p></div>
<a class="language" href="?lang=${other}" lang="${other}" hreflang="${other}">${escape(line('chat.otherLanguage'))}</a></header>
<main><ul class="associations">
${items}
</ul></main>
</body>
</html>
`;
}
