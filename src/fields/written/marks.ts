import { cleanLine } from '../../arabic/clean.ts';
import { lately } from '../../arabic/remembered.ts';

/** A name of a person or a place on one line, with the quotes and hyphens that telephones put in as the plain ones; every letter as typed. */
export const withPlainMarks = lately((text) =>
  cleanLine(text)
    .replace(/[`´‘-‛′ʹ＇]/g, "'")
    .replace(/[“-‟″＂]/g, '"')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/（/g, '(')
    .replace(/）/g, ')'),
);

const pictures = String.raw`[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}](?:\u200d|\ufe0f)*`;
const before = new RegExp(String.raw`^(?:[\s\-•*:.،,؛;!]|${pictures})+`, 'u');
const behind = new RegExp(String.raw`(?:[\s.،,؛;:!…]|${pictures})+$`, 'u');
const between = new RegExp(String.raw`(?<=\s)(?:${pictures}|\s)+(?=\S)`, 'gu');

/** What people put around a name: quotes and brackets about all of it, a full stop or a comma behind it, a dash before it, pictures at its ends and between its words. */
export const withoutFrame = (text: string): string =>
  text
    .replace(before, '')
    .replace(behind, '')
    .replace(between, '')
    .replace(/^(["«'(])([^"«»'()]*)(["»')])$/u, '$2')
    .trim();
