import { fold, words } from '../../arabic/fold.ts';
import { oneOf, Phrases, spokenWords, standing } from '../spoken-words.ts';
import { z } from 'zod';

const said = spokenWords(
  'own-number',
  z.strictObject({ this: Phrases, called: Phrases, from: Phrases, denies: Phrases }),
);
const called = standing(said.called);
const thisOne = new RegExp(`^(?:\\S+ )?${oneOf(said.this)} ${oneOf(said.called)}(?= |$)`, 'u');
const from = standing(said.from);
const denies = standing(said.denies);
/** More words than that tell a story. */
const most = 9;

/** Whether somebody says that their number is the one from which they write: «نفس الرقم اللي أكلمكم منه». Not what asks, denies, or has figures. */
export function saysOwnNumber(text: string): boolean {
  const folded = fold(text);
  if (/\d/.test(folded) || /[؟?]/.test(text) || words(text).length > most || denies.test(folded))
    return false;
  return thisOne.test(folded) || (called.test(folded) && from.test(folded));
}
