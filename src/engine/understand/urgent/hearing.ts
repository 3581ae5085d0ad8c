import { inArabicLetters } from '../../../arabic/arabizi.ts';
import { fold } from '../../../arabic/fold.ts';
import { once } from '../../../kernel/once.ts';
import { learnRespects, type Ranked } from '../../../knowledge/classifier.ts';
import { anew, type Keeper } from '../../../knowledge/models/keeper.ts';
import type { Learner } from '../../../knowledge/trained.ts';
import {
  isCategory,
  isClass,
  type Urgent,
  type UrgentCategory,
  type UrgentClass,
} from '../../../voice/urgent.ts';
import { cuesOf, foldedOf } from '../intents/cues.ts';
import { classWords, type ClassWords, type OfDanger } from './class-words.ts';
import { readerOfLatin } from './latin.ts';
import { nearTo } from './near.ts';
import { notionsOf } from './notions.ts';
import { partsOf } from './parts.ts';
import type { SaidUrgently } from './said.ts';
import { signsOf } from './signs.ts';

/** Hears that somebody is in danger. */
export interface Hearing {
  /** What a message tells of; undefined where nobody is in danger. Pure; a message without a word of danger costs a few microseconds. */
  hear(text: string): Urgent | undefined;
  /** What a message asks back of the talk: what was written here before, or a copy of all that is kept. */
  asksBack(text: string): 'words' | 'copy' | undefined;
  /** Learns now what is learned with the first message that comes near danger otherwise. */
  learn(): void;
}

const ordinary = 'ordinary';
const longestText = 4000;
/** By so much danger must outweigh what is ordinary; by more where nothing that harms is named or a word or two say it alone, and by most beside a joke. */
const leastLead = -0.2;
const leastLeadOfPlain = 0.2;
const leastLeadOfFew = 0.5;
/** By so much more where the rest tells of a film, an animal, an insurance, a course, a gift …, or a sign of calm stands there. */
const calmingLead = 0.4;
const fewWords = 2;
const leastLeadOfJoke = 1.4;
/** Words for children and the old stand in many messages: they weigh less. */
const weighsLess: Partial<Record<UrgentCategory, number>> = { child: -0.2 };

type Phrasing = SaidUrgently['phrasings'][number];

interface Told extends OfDanger {
  /** By how much it outweighs what is ordinary. */
  readonly lead: number;
  readonly classes: readonly Ranked[];
  /** Something that harms is named, or a sign of danger stands there. */
  readonly namesHarm: boolean;
  /** Something stands there that is seldom said by somebody in danger. */
  readonly calms: boolean;
}

/** Whether a text comes near danger: what is Arabic in Latin letters is spelled in too many ways to tell. */
function nearnessOf(pieces: readonly string[]): (text: string) => boolean {
  const holds = nearTo(pieces);
  return (text) => holds(fold(text)) || inArabicLetters(text) !== text;
}

/** «ما» is often written together with what it denies («مايتحرك», «ماعندنا»): it is a word of its own. */
const joinedNo =
  /(?<=^|\s)(و?ما)(?=(?:ي|ت(?!و|ت$)|عند|لق|نلق|فتح|طلع|شف|ذقن|ذقت|رجع|صح[ىا]|دخل|خل[ىا]|بق[ىي]|معن|قدر|[اأ]كل[نت]|كل(?:نا|ينا|يت))[\u0621-\u064a]*)/gu;
const apart = (text: string): string => text.replace(joinedNo, '$1 ');

/** A text in folded form, and once more in Arabic letters where it has others. */
const waysOf = (text: string): readonly string[] => [...new Set([fold(text), fold(inArabicLetters(text))])];

type Weighing = (text: string) => Told | undefined;

/** Reads notions, and which sign of which category and of calm a text holds: each teaches something of its own. */
function notedIn(
  { notions, signs, calm }: SaidUrgently,
  keeper: Keeper | undefined,
): (text: string) => readonly string[] {
  const notionsIn = notionsOf(notions, keeper);
  const each = [...signs, ['calm', calm] as const].flatMap(([kind, list]) =>
    list.map((sign, i) => [`${kind} ${i}`, [sign]] as const),
  );
  const signsIn = signsOf(new Map(each));
  return (text) => [...notionsIn(text), ...waysOf(text).flatMap((way) => [...signsIn(way)])];
}

/** Whether one of what was noted is harm, or a sign of it: none that is plain by itself, and none of calm. */
function harmAmong({ plain }: SaidUrgently['notions']): (noted: readonly string[]) => boolean {
  const harmless = new Set([...plain, 'calm']);
  return (noted) =>
    noted.some((one) => !harmless.has(one.replace(/ (?:of|to) \w+$/, '').replace(/^calm \d+$/, 'calm')));
}

/** Weighs a few words by what the phrasings teach. It is learned with the first that are weighed, or by `learn`. */
function weighingOf(
  { said, phrasings }: { readonly said: SaidUrgently; readonly phrasings: () => SaidUrgently['phrasings'] },
  learner: Learner,
): { readonly weigh: Weighing; readonly learn: () => void } {
  const noted = once(() => notedIn(said, learner.keeper));
  const isHarm = harmAmong(said.notions);
  const calming = new Set(said.notions.calming);
  const learned = once(() =>
    learnRespects(
      phrasings().map(({ text, urgent }) => ({
        text,
        labels: [urgent?.category ?? ordinary, urgent?.class],
      })),
      { ...learner, notionsIn: noted(), notions: [said.notions, [...said.signs], said.calm] },
    ),
  );
  const weigh: Weighing = (text) => {
    const [scores = [], classes = []] = learned()(text);
    const usual = scores.find(({ label }) => label === ordinary)?.score ?? 0;
    const [first] = scores
      .flatMap(({ label, score }) =>
        isCategory(label) ? [{ label, score: score + (weighsLess[label] ?? 0) }] : [],
      )
      .sort((a, b) => b.score - a.score);
    const message = foldedOf(inArabicLetters(text));
    if (!first) return undefined;
    const found = noted()(text);
    return {
      category: first.label,
      lead: first.score - usual,
      classes,
      message,
      notions: found,
      namesHarm: isHarm(found),
      calms: found.some((one) => calming.has(one) || one.startsWith('calm ')),
    };
  };
  return { weigh, learn: () => void learned() };
}

function leastFor({ message, namesHarm, calms }: Told): number {
  if (message.words.length <= fewWords) return leastLeadOfFew;
  return (namesHarm ? leastLead : leastLeadOfPlain) + (calms ? calmingLead : 0);
}

/** Phrasings by their folded form. */
function byFolded(phrasings: SaidUrgently['phrasings'], keeper: Keeper): ReadonlyMap<string, Phrasing> {
  const list = phrasings.map(({ text }) => text);
  const folded = keeper({ from: ['folded', list], learn: () => list.map(fold) });
  return new Map(phrasings.map((one, i) => [folded[i] ?? '', one]));
}

/** The hearing that the product's phrasings teach. */
export function hearingOf(said: SaidUrgently, learner: Learner): Hearing {
  const { keeper = anew } = learner;
  const texts = said.phrasings.map(({ text }) => text);
  const latin = readerOfLatin(texts, keeper);
  const read = (text: string): string => apart(latin.read(text));
  // A start waits for none of it: it is read with the first message that comes near, or by `learn`.
  const phrasings = once(() => {
    const asRead = keeper({ from: ['read', texts], learn: () => texts.map(read) });
    return said.phrasings.map((one, i) => ({ ...one, text: asRead[i] ?? '' }));
  });
  const isNear = nearnessOf(said.near);
  const { weigh, learn } = weighingOf({ said, phrasings }, learner);
  const words = classWords(said);
  const known = once(() => byFolded(phrasings(), keeper));
  const back = { words: cuesOf(said.asksBack), copy: cuesOf(said.asksCopy) };
  const jokes = said.jokes.map((one) => one.replaceAll('_', ' '));
  return {
    hear(written) {
      if (written.length > longestText) return undefined;
      const text = read(written);
      if (!isNear(text)) return undefined;
      const phrased = known().get(fold(text));
      if (phrased) return phrased.urgent;
      const isJoke = jokes.some((one) => ` ${text} `.includes(one));
      const [gravest] = partsOf(text)
        .flatMap((part) => (isNear(part) ? (weigh(part) ?? []) : []))
        .filter((told) => told.lead > (isJoke ? leastLeadOfJoke : leastFor(told)))
        .sort((a, b) => b.lead - a.lead);
      return gravest && { category: gravest.category, class: classOf(gravest, words) };
    },
    asksBack(text) {
      const message = foldedOf(text.slice(0, longestText));
      return (['copy', 'words'] as const).find((what) => back[what].isIn(message));
    },
    learn() {
      latin.learn();
      learn();
      known();
    },
  };
}

/** The class that words tell beyond doubt, else the likeliest that the message may be of: whoever asks what somebody may do tells of no third. */
function classOf(told: Told, words: ClassWords): UrgentClass {
  const labels = told.classes.flatMap(({ label }) => (isClass(label) ? [label] : []));
  const likeliest = labels.find((one) => words.allows(one, told)) ?? 'now';
  const sure = words.told(told);
  return sure === undefined || (sure === 'third' && likeliest === 'question') ? likeliest : sure;
}
