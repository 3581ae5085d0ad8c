import { html, pageText } from '../../../src/channel/html.ts';

/** The colour of whoever has none of their own. */
export const ownColour = '#0b5345';

/** The letter in the round sign: the first of the name after "association", without its article. */
export const initial = (shortName: string): string =>
  shortName
    .replace(/^(ال)?جمعية\s+/, '')
    .replace(/^ال/, '')
    .charAt(0);

/** The sign of an association as a drawing: what a browser shows beside the name of its page. */
export const iconOf = (letter: string, colour = ownColour): Promise<string> =>
  pageText(
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
      <circle cx="32" cy="32" r="32" fill="${colour}" />
      <text
        x="32"
        y="32"
        dy="0.35em"
        text-anchor="middle"
        font-family="sans-serif"
        font-weight="700"
        font-size="34"
        fill="#ffffff"
      >
        ${letter}
      </text>
    </svg>`,
  );
