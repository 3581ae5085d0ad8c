import { remembered } from '../../arabic/remembered.ts';
import { distance, fold } from '../../arabic/fold.ts';
import type { Association } from '../../association/schema.ts';
import type { Learner } from '../../knowledge/trained.ts';
import { entriesOf } from '../../kernel/table.ts';
import { composedOf } from './composed.ts';
import { correctionsOf, type ReadCorrection } from './corrections.ts';
import { cuesOf, foldedOf, type Cues } from './intents/cues.ts';
import { intentsOf, type Intent, type Intents } from './intents/intents.ts';
import { ownRequestOf, type OwnRequest, type Teaching } from './intents/own-request.ts';
import type { SaidByIntent } from './intents/said.ts';
import type { Command, TypedWords } from './typed-words.ts';
import { wishesOf, type Wishes } from './wishes.ts';

export type { Command };

/** What members type: words for commands, for the flows that are called by words, and for choices by their id. */
export interface Lexicon {
  /** The command that a whole message is; undefined when it says anything besides. */
  commandIn(text: string): Command | undefined;
  /** The command that a whole message is with one slip of the finger. */
  slippedIn(text: string): Command | undefined;
  /** The command that a whole message is put together of in other words. */
  composedIn(text: string): Command | undefined;
  /** The flow that a whole message calls. */
  flowIn(text: string): string | undefined;
  /** Whether a whole message is the name of a choice that we tell members to type, at whichever question. */
  isTold(text: string): boolean;
  /** The field that a message says is wrong, with its new value where it stands there. */
  readonly correction: ReadCorrection;
  /** Whether a message says that what is asked for is not there, or not known. */
  saysLacking(text: string): boolean;
  /** Whether a message of a few words asks what a field asks for, or in which form. */
  asksBack(text: string): boolean;
  /** Whether a message of a few words asks when somebody is called. */
  asksWhenCalled(text: string): boolean;
  /** Whether a message of a few words asks when a person answers. */
  asksWhenAnswered(text: string): boolean;
  /** Other names of a choice. It is also known by its label and its number. */
  namesOfChoice(id: string): readonly string[];
  /**
   * What a whole message says besides questions, values and commands, as the members of an association say it. Of what the caller makes use of
   * alone, by `counts`: where nothing of it is possible, nothing is weighed.
   */
  intentIn(text: string, association: Association, counts?: (intent: Intent) => boolean): Intent | undefined;
  /** What a whole message says that is one of its phrasings letter for letter. */
  phrasedIn(text: string, association: Association): Intent | undefined;
  /** The courtesy that a few words most likely are of which nothing else is known. */
  likelyIn(text: string, association: Association): Intent | undefined;
  /** What most likely asks after the own request. */
  readonly ownRequest: Pick<OwnRequest, 'isLikely' | 'topics'>;
  /** Learns now how the members of an association say it. */
  learn(association: Association): void;
}

const wishes: ReadonlySet<Command> = new Set(['menu', 'restart', 'back', 'cancel', 'person', 'waitNoMore']);

const courtesy =
  /^(السلام عليكم|سلام عليكم|مرحبا|هلا|لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|please|the|الله يسعدك|الله يعافيك|طيب|خلاص|اخوي|ياخوي|يا اخوي) | (لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|please|الله يسعدك|الله يعافيك|الله يخليك|بليز|يا اخوي|ياخوي|الحين|الان|now)$/g;

/** The text in folded form without the courtesies around it. */
export const withoutCourtesies = remembered((text) => {
  let folded = fold(text);
  for (let before = ''; before !== folded;) {
    before = folded;
    folded = folded.replace(courtesy, '').trim();
  }
  return folded;
});

/** What a wish names, however it is put: "ابغى اكلم موظف", "رجعني للقائمة". */
function wished(folded: string, said: Wishes, named: ReadonlyMap<string, Command>): Command | undefined {
  const wanted = said.wishIn(folded);
  if (wanted === undefined) return undefined;
  const command = named.get(wanted);
  return command && wishes.has(command) ? command : said.named(wanted);
}

/** Each word of a table, folded, with what it stands for. */
const folding = <K extends string>(table: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> =>
  new Map(entriesOf(table).flatMap(([name, forms]) => forms.map((form) => [fold(form), name] as const)));

/** One model for the product; associations that add phrasings have one of their own. */
function intentsByAssociation(said: SaidByIntent, learner: Learner): (association: Association) => Intents {
  const common = intentsOf(said, learner);
  const own = new WeakMap<object, Intents>();
  return (association) => {
    const { said: added } = association.pack;
    if (!added) return common;
    const known = own.get(added) ?? intentsOf(said, learner, added);
    own.set(added, known);
    return known;
  };
}

/** What is learned: intents, and what asks after the own request. */
function learning(
  said: SaidByIntent,
  teaching: Teaching,
): Pick<Lexicon, 'intentIn' | 'phrasedIn' | 'likelyIn' | 'ownRequest' | 'learn'> {
  const { topics: _, ...learner } = teaching;
  const intents = intentsByAssociation(said, learner);
  const ownRequest = ownRequestOf(said, teaching);
  return {
    intentIn: (text, association, counts) => intents(association).read(text, counts),
    phrasedIn: (text, association) => intents(association).phrased(text),
    likelyIn: (text, association) => intents(association).likely(text),
    ownRequest,
    learn(association) {
      intents(association).learn();
      ownRequest.learn();
    },
  };
}

const longestCommand = 80;
/** More words than that ask, or tell, something of their own. */
const mostAskingBack = 6;

/** The command that a word is with one slip of the finger. */
function slipsOf(forgiving: TypedWords['forgiving']): (folded: string) => Command | undefined {
  const slips = entriesOf(forgiving).flatMap(([command, words]) => words.map((word) => ({ command, word })));
  return (folded) =>
    folded.length < 4 || folded.includes(' ')
      ? undefined
      : slips.find(({ word }) => distance(word, folded, 1) === 1)?.command;
}

/** What a whole message is in a table of words, with or without the courtesies around it. */
const wholeIn = <K>(table: ReadonlyMap<string, K>, text: string): K | undefined =>
  table.get(withoutCourtesies(text)) ?? table.get(fold(text));

/** What a message of a few words asks for: what a field means, when somebody calls, when somebody answers. */
function askingIn({
  explain,
  whenCalled,
}: TypedWords): Pick<Lexicon, 'asksBack' | 'asksWhenCalled' | 'asksWhenAnswered'> {
  const [back, called, answered, ofRequest] = [
    cuesOf(explain),
    cuesOf(whenCalled.says),
    cuesOf(whenCalled.answer),
    cuesOf(whenCalled.besides),
  ];
  const holds = (cues: Cues, text: string): boolean => {
    if (text.length > longestCommand) return false;
    const message = foldedOf(text);
    return message.words.length <= mostAskingBack && cues.isIn(message);
  };
  return {
    asksBack: (text) => holds(back, text),
    asksWhenCalled: (text) => holds(called, text),
    asksWhenAnswered: (text) => holds(answered, text) && !ofRequest.isIn(foldedOf(text)),
  };
}

/** The lexicon of the product's words and of the flows that are called by some. */
export function lexiconOf(typed: TypedWords, said: SaidByIntent, teaching: Teaching): Lexicon {
  const { composed, choices, correcting: wrong } = typed;
  const named = folding(typed.commands);
  const wishing = wishesOf(typed.wishes);
  const flows = folding(typed.called);
  const toldWords: ReadonlySet<string> = new Set(typed.told.map(fold));
  const slipOf = slipsOf(typed.forgiving);
  const lack = cuesOf(typed.lacking);
  return {
    commandIn(text) {
      if (text.length > longestCommand) return undefined;
      const folded = withoutCourtesies(text);
      return wholeIn(named, text) ?? wished(folded, wishing, named);
    },
    slippedIn: (text) => (text.length > longestCommand ? undefined : slipOf(withoutCourtesies(text))),
    composedIn: composedOf(composed, withoutCourtesies),
    flowIn(text) {
      if (text.length > longestCommand) return undefined;
      return wholeIn(flows, text) ?? flows.get(wishing.wishIn(withoutCourtesies(text)) ?? '');
    },
    isTold: (text) => toldWords.has(withoutCourtesies(text)),
    correction: correctionsOf(wrong),
    saysLacking: (text) => lack.isIn(foldedOf(text)),
    ...askingIn(typed),
    namesOfChoice: (id) => choices[id] ?? [],
    ...learning(said, teaching),
  };
}

const correcting =
  /^(ابي |ابغي |ابغا |اريد |بغيت |ودي |حاب |حابه |ممكن |لازم )?(عدل|عدلي|تعديل|اعدل|غير|غيري|تغيير|اغير|صحح|صححي|تصحيح|اصحح|correct|change|edit|fix) (.+)$/;
/** What a member wants to correct ("عدل الجوال", "تغيير ٣"): the words behind the verb, folded. */
export const correctionIn = (text: string): string | undefined =>
  correcting.exec(withoutCourtesies(text))?.[3];
