import { z } from 'zod';
import { fold } from '../../arabic/fold.ts';
import { oneOf, Phrases, spokenWords } from '../spoken-words.ts';

const said = spokenWords('proposal', z.strictObject({ before: Phrases, opening: Phrases }));

/** With what a proposal begins that is worded as a question: «ليش ما تفتحون السبت؟», «وش رايكم لو …». */
const opening = new RegExp(`^(?:${oneOf(said.before)} )*${oneOf(said.opening)}(?= |$)`);

/** Whether a text that asks may be what its member proposes. */
export const mayPropose = (text: string): boolean => opening.test(fold(text));
