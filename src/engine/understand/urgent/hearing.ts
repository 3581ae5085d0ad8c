import { inArabicLetters } from '../../../arabic/arabizi.ts';
import { fold } from '../../../arabic/fold.ts';
import { once } from '../../../kernel/once.ts';
import { learnRespects, type Ranked } from '../../../knowledge/classifier.ts';
import type { Learner } from '../../../knowledge/trained.ts';
import {
  isCategory,
  isClass,
  type Urgent,
  type UrgentCategory,
  type UrgentClass,
} from '../../../voice/urgent.ts';
import { cuesOf, foldedOf, type Folded } from '../intents/cues.ts';
import { classWords, type ClassWords } from './class-words.ts';
import { nearTo } from './near.ts';
import { partsOf } from './parts.ts';
import type { SaidUrgently } from './said.ts';
import { signsOf } from './signs.ts';

/** Hears that somebody is in danger. */
export interface Hearing {
  /** What a message tells of; undefined where nobody is in danger. Pure; a message without a word of danger costs a few microseconds. */
  hear(text: string): Urgent | undefined;
  /** Whether a message asks what was written here before. */
  asksBack(text: string): boolean;
  /** Learns now what is learned with the first message that comes near danger otherwise. */
  learn(): void;
}

const ordinary = 'ordinary';
const longestText = 4000;
/** By so much danger must outweigh what is ordinary; beside a joke by more. */
const leastLead = 1;
const leastLeadOfJoke = 3.2;
/** So much a sign weighs. Words for children and the old stand in many messages: without a sign they weigh less. */
const signWeighs = 2.2;
/** So much a sign that nobody is in danger weighs against it. */
const calmWeighs = 1.8;
const withoutSign: Partial<Record<UrgentCategory, number>> = { child: -0.4 };

interface Told {
  readonly category: UrgentCategory;
  /** By how much it outweighs what is ordinary. */
  readonly lead: number;
  readonly classes: readonly Ranked[];
  readonly message: Folded;
}

/** Whether a text comes near danger, in Arabic letters or such as are written with Latin ones. */
function nearnessOf(pieces: readonly string[]): (text: string) => boolean {
  const holds = nearTo(pieces);
  return (text) => {
    if (holds(fold(text))) return true;
    const arabic = inArabicLetters(text);
    return arabic !== text && holds(fold(arabic));
  };
}

type Weighing = (text: string) => Told | undefined;

/** Weighs a few words by phrasings and signs. They are learned with the first that are weighed, or by `learn`. */
function weighingOf(
  { phrasings, signs, calm }: SaidUrgently,
  learner: Learner,
): { readonly weigh: Weighing; readonly learn: () => void } {
  const signsIn = signsOf(signs);
  const calmIn = signsOf(new Map([['calm', calm]]));
  const learned = once(() =>
    learnRespects(
      phrasings.map(({ text, urgent }) => ({ text, labels: [urgent?.category ?? ordinary, urgent?.class] })),
      learner,
    ),
  );
  const weigh: Weighing = (text) => {
    const [scores = [], classes = []] = learned()(text);
    const usual = scores.find(({ label }) => label === ordinary)?.score ?? 0;
    const message = foldedOf(inArabicLetters(text));
    const ways = [...new Set([fold(text), message.text])];
    const seen = new Set(ways.flatMap((way) => [...signsIn(way)]));
    const against = usual + (ways.some((way) => calmIn(way).size > 0) ? calmWeighs : 0);
    const [first] = scores
      .flatMap(({ label, score }) =>
        isCategory(label)
          ? [{ label, score: score + (seen.has(label) ? signWeighs : (withoutSign[label] ?? 0)) }]
          : [],
      )
      .sort((a, b) => b.score - a.score);
    return first && { category: first.label, lead: first.score - against, classes, message };
  };
  return { weigh, learn: () => void learned() };
}

/** The hearing that the product's phrasings teach. */
export function hearingOf(said: SaidUrgently, learner: Learner): Hearing {
  const isNear = nearnessOf(said.near);
  const { weigh, learn } = weighingOf(said, learner);
  const words = classWords(said);
  const known = new Map(said.phrasings.map((one) => [fold(one.text), one]));
  const back = cuesOf(said.asksBack);
  const jokes = said.jokes.map((one) => one.replaceAll('_', ' '));
  return {
    hear(text) {
      if (text.length > longestText || !isNear(text)) return undefined;
      const phrased = known.get(fold(text));
      if (phrased) return phrased.urgent;
      const edged = ` ${text} `;
      const least = jokes.some((one) => edged.includes(one)) ? leastLeadOfJoke : leastLead;
      const [gravest] = partsOf(text)
        .flatMap((part) => (isNear(part) ? (weigh(part) ?? []) : []))
        .filter(({ lead }) => lead > least)
        .sort((a, b) => b.lead - a.lead);
      return gravest && { category: gravest.category, class: classOf(gravest, words) };
    },
    asksBack: (text) => text.length <= longestText && back.isIn(foldedOf(text)),
    learn,
  };
}

/** The class that words tell beyond doubt, else the likeliest whose words stand in the message. */
function classOf({ classes, message, category }: Told, words: ClassWords): UrgentClass {
  const told = words.told(message, category);
  if (told !== undefined) return told;
  for (const { label } of classes) if (isClass(label) && words.allows(label, message, category)) return label;
  return 'now';
}
