import { z } from 'zod';
import { fold } from '../../arabic/fold.ts';
import { oneOf, Phrases, spokenWords } from '../spoken-words.ts';
import type { Labelled } from '../written/label-words.ts';

const said = spokenWords(
  'complaint',
  z.strictObject({
    feeling: Phrases,
    tired: Phrases,
    complaining: Phrases,
    again: Phrases,
    since: Phrases,
    lasting: Phrases,
    staff: Phrases,
    office: Phrases,
    oneself: Phrases,
    nobody: Phrases,
    denying: Phrases,
    notDenying: Phrases,
    whenever: Phrases,
    narrow: Phrases,
  }),
);

/** What a field asks for in a few words: a name, a place, a thing. */
const narrow = new RegExp(`(?:^| )(?:ال)?${oneOf(said.narrow)}(?= |$)`);

/** Whether a field asks for a name, a place or a thing, and not for a story: what is told there belongs elsewhere. */
export const asksForAFew = ({ label }: Labelled): boolean => narrow.test(fold(label.ar));

/** Words of whoever is not content, or waits. */
const feeling = new RegExp(`(?:^| )و?${oneOf([...said.feeling, ...said.tired, ...said.complaining])}(?= |$)`);
/** Said to the association: "تأخرتم علي", "وعدتونا". */
const toYou = new RegExp(
  `(?<!(?:^| )${oneOf(said.whenever)})(?:^| )و?\\p{L}{3,}(?:تم|توا|تو|تون[اي]|تونه|تونها)(?= |$)`,
  'u',
);
/** What did not happen: "ما جا", "محد رد". Not what lies before or behind. */
const didNot = new RegExp(
  `(?:^| )و?(?:${oneOf(said.nobody)}|${oneOf(said.denying)}(?! ${oneOf(said.notDenying)}(?= |$)) \\p{L}{2,}(?=(?: |$)))`,
  'u',
);
/** How long or how often it was so. */
const again = new RegExp(
  `(?:^| )(?:${oneOf(said.again)}|${oneOf(said.since)} (?:\\d+ )?(?:${oneOf(said.lasting)}|\\p{L}+ات))(?= |$)`,
  'u',
);
/** Somebody of the association, of whom something is told. */
const staff = new RegExp(
  `(?:^| )(?:${oneOf(said.staff)}|(?<!${oneOf(said.oneself)} )(?:ال)?${oneOf(said.office)} (?!و)\\p{L}+)`,
  'u',
);

/** Whoever writes more tells a story, and is heard with it. */
const longest = 8;

const plainly = new RegExp(`(?:^| )و?${oneOf([...said.feeling, ...said.complaining])}(?= |$)`);
/** Whether a text says that somebody is not content, or speaks to the association of what it did: it is no answer in other words. */
export const complains = (text: string): boolean => [plainly, toYou].some((sign) => sign.test(fold(text)));

/** Whether a few words tell of what somebody is not content with, or waits for: no name, no place and no thing. */
export function mayComplain(text: string): boolean {
  const folded = fold(text);
  if (folded.split(' ').length > longest) return false;
  return [feeling, toYou, didNot, again, staff].some((sign) => sign.test(folded));
}
