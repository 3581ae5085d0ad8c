import type { Hearing } from '../../../engine/understand/urgent/hearing.ts';
import { firstNumber, helpNumbers } from '../../../voice/urgent.ts';
import { nameIn, randomSeed } from '../../../kernel/ids.ts';
import type { Arrived, Beside, Pen } from '../record.ts';
import { mayKeep } from '../turn.ts';

const nothing: Beside = { said: [], outcomes: [] };

/** Somebody who may be in danger while a person has their conversation: they are told the lines of help once, and those on duty are called. */
export function besidePerson(
  hearing: Hearing,
  { house, conversation: { dialogue, alerted } }: Pen,
  { arrived: { event }, now }: { readonly arrived: Arrived; readonly now: number },
): Beside {
  const heard = event.kind === 'text' ? hearing.hear(event.text) : undefined;
  if (!heard || heard.class === 'question') return nothing;
  const lang = dialogue?.facts.lang ?? 'ar';
  const numbers = helpNumbers(house, lang);
  const call = firstNumber(heard.category, numbers);
  const id = nameIn({ now, seed: randomSeed() });
  const ground = mayKeep(dialogue) ? 'consent' : 'life';
  const text = house.wording.line(lang, 'urgent.beside', numbers);
  return {
    said: alerted ? [] : [{ message: { text, lang }, system: 'told' }],
    outcomes: [{ type: 'alert', id, ...heard, ground, ...(call !== undefined && { call }) }],
  };
}
