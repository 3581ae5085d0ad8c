import type { Engine } from '../../../engine/advance.ts';
import type { Given } from '../../../engine/dialogue.ts';
import { wipeOf } from '../../../engine/standing/wiping.ts';
import { messageOf } from '../../../outcomes/index.ts';
import { firstNumber, numbersIn } from '../../../voice/urgent.ts';
import { nameIn, randomSeed } from '../../../kernel/ids.ts';
import { owedBy, waitsForAnswer } from '../owing.ts';
import type { Arrived, Beside, Pen } from '../record.ts';
import { mayKeep } from '../turn.ts';

interface Standing {
  readonly arrived: Arrived;
  readonly now: number;
  /** From where what was written can be taken away. */
  readonly wipes?: Given['wipes'] | undefined;
}

const nothing: Beside = { said: [], outcomes: [] };

/** Somebody who may be in danger while a person has their conversation: they are told the lines of help once, and those on duty are called. */
function ofDanger(
  { hearing }: Engine,
  { house, conversation: { dialogue, alerted } }: Pen,
  { arrived: { event }, now }: Standing,
): Beside {
  const heard = event.kind === 'text' ? hearing.hear(event.text) : undefined;
  if (!heard || heard.class === 'question') return nothing;
  const lang = dialogue?.facts.lang ?? 'ar';
  const numbers = numbersIn(heard.category, house, lang);
  const call = firstNumber(heard.category, numbers);
  const id = nameIn({ now, seed: randomSeed() });
  const ground = mayKeep(dialogue) ? 'consent' : 'life';
  const text = house.wording.line(lang, 'urgent.beside', numbers);
  return {
    said: alerted ? [] : [{ message: { text, lang }, system: 'told' }],
    outcomes: [{ type: 'alert', id, ...heard, ground, ...(call !== undefined && { call }) }],
  };
}

/** Whoever wants what was written to go is obeyed at once, whoever has the conversation. */
function ofWiping(
  { lexicon, hearing }: Engine,
  { house, conversation: { dialogue } }: Pen,
  standing: Standing,
): Beside {
  const {
    arrived: { event },
    now,
    wipes,
  } = standing;
  if (event.kind !== 'text' || lexicon.commandIn(event.text) !== 'wipe' || hearing.hear(event.text))
    return nothing;
  const { facts = { lang: 'ar' as const } } = dialogue ?? {};
  const left = wipeOf(facts, wipes ? { wipes } : {});
  const message = messageOf(left, { house, lang: facts.lang, now, answers: {} });
  return { said: message ? [{ message, system: 'told' }] : [], outcomes: [left] };
}

/** What is said and left of a message beside what the person will answer who has the conversation: words of danger are heard, and an answer is owed. */
export function besidePerson(engine: Engine, pen: Pen, standing: Standing): Beside {
  const wiped = ofWiping(engine, pen, standing);
  if (wiped.outcomes.length > 0) return wiped;
  const { said, outcomes } = ofDanger(engine, pen, standing);
  const { arrived, now } = standing;
  const isOwed =
    arrived.external !== null && (outcomes.length > 0 || waitsForAnswer(arrived.event, engine, pen.house));
  return {
    said,
    outcomes: isOwed ? [{ type: 'owe', lease: owedBy(pen.house, now) }, ...outcomes] : outcomes,
  };
}
