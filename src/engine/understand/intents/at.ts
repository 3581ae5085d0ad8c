import type { IntentName } from '../../../association/intents.ts';
import { plain } from '../../../arabic/clean.ts';
import { fold, words } from '../../../arabic/fold.ts';
import { onlyRow } from '../../../fields/written/figure-groups.ts';
import { guessAt, parseField } from '../../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../../fields/spec.ts';
import { yesOrNo } from '../../../fields/yes-no.ts';
import { fieldAt } from '../../../voice/house.ts';
import type { Asked } from '../../../voice/question.ts';
import { bindingOf } from '../../../voice/question-kinds.ts';
import { isReference } from '../../../voice/reference.ts';
import type { CourtesyLine, Meaning } from '../../events.ts';
import type { Reader } from '../reading.ts';
import type { Intent } from './intents.ts';
import { reported } from './reported.ts';

/** The line by which each courtesy is answered. */
const lines: Partial<Record<IntentName, CourtesyLine>> = {
  greeting: 'greeting',
  thanks: 'thanks',
  praise: 'praise',
  wish: 'wish',
  farewell: 'farewell',
  who: 'who',
  assent: 'assent',
  insult: 'insult',
  fraud: 'fraud',
};

const statusOf = (text: string): Meaning => {
  const reference = onlyRow(text, isReference);
  return { kind: 'status', ...(reference !== undefined && { reference }) };
};

/** What each intent means that is no courtesy. */
const meanings: Partial<
  Record<IntentName, (text: string, intent: Intent, reader: Reader) => Meaning | undefined>
> = {
  status: statusOf,
  need: () => ({ kind: 'need' }),
  person: (_text, { wish }) => ({ kind: 'person', reason: 'asked', ...(wish && { wish }) }),
  privacy: () => ({ kind: 'person', reason: 'privacy' }),
  sensitive: () => ({ kind: 'person', reason: 'sensitive' }),
  complaint: (text, _intent, reader) => reported(reader, 'complaint', text),
  breach: (text, _intent, reader) => reported(reader, 'privacy', text),
};

/** What an intent means. */
function meant(intent: Intent, text: string, reader: Reader): Meaning | undefined {
  const { name, is } = intent;
  const line = lines[name];
  return is && line ? { kind: 'courtesy', which: is, line } : meanings[name]?.(text, intent, reader);
}

/** Whether a text says yes or no to what is asked: at the menu there is nothing to say it to. */
const answersYesOrNo = ({ kind }: Asked, text: string): boolean =>
  kind !== 'menu' && yesOrNo(text) !== undefined;

/** Whether a text begins with a yes to what is asked: "اي كلموني" asks for nobody. */
const beginsWithYes = ({ kind }: Asked, text: string): boolean =>
  kind !== 'menu' && yesOrNo(words(text)[0] ?? '') === true;

/** So many words beside a question about the own request are no story. */
const shortStory = 8;

/** Whether an intent may be meant at a question: what a field takes is its value, and a story may say anything. */
function fits(
  { house, now }: Reader,
  asked: Asked,
  { text, intent }: { text: string; intent: Intent },
): boolean {
  if (intent.whole && answersYesOrNo(asked, text)) return false;
  if (intent.name === 'person' && beginsWithYes(asked, text)) return false;
  const field = fieldAt(house, asked.field);
  if (!field || asked.kind !== field.type) return true;
  if (intent.name === 'need') return false;
  const { length } = words(text);
  switch (kindOf(field).readsAs) {
    case 'story':
      return intent.exact || (intent.name === 'status' && length <= shortStory);
    case 'title':
      return intent.whole ? intent.exact && length > 1 : true;
    case 'option':
      return (!intent.whole || intent.exact) && !parseField(field, text, now).ok;
    case 'identifier':
    case 'value':
      return !parseField(field, text, now).ok && !(isTalk(intent) && saysValue(field, text, now));
  }
}

/** A courtesy that is not said word for word. */
const isTalk = ({ name, exact }: Intent): boolean => lines[name] !== undefined && !exact;

/** Whether a text says a likely value, or that there is some of what is counted: «كثيرين ما شاء الله». */
function saysValue(field: FieldSpec, text: string, now: number): boolean {
  const parsed = parseField(field, text, now);
  return (!parsed.ok && parsed.fault === 'roughly') || guessAt(field, text, now) !== undefined;
}

/** What a message says besides questions, values and commands, at the question that is open. */
export function intentAt(reader: Reader, asked: Asked | undefined, text: string): Meaning | undefined {
  if (asked?.kind === 'comment') return undefined;
  const counts = (intent: Intent): boolean =>
    !intent.last && (!asked || fits(reader, asked, { text, intent }));
  const intent = reader.lexicon.intentIn(text, reader.house.association, counts);
  return intent && meant(intent, text, reader);
}

/** Fewer words tell too little by their likeness. */
const fewestLikely = 3;

/** Where nothing else was understood at the menu, what most likely asks after the own request. */
export const statusLeft = (
  { lexicon }: Reader,
  asked: Asked | undefined,
  text: string,
): Meaning | undefined =>
  asked?.kind === 'menu' && words(text).length >= fewestLikely && lexicon.ownRequest.isLikely(text)
    ? statusOf(text)
    : undefined;

const picture = /\p{Extended_Pictographic}/u;
const laughter = /^(?:ه+|(?:ha){2,}h?|lol)$/;

/** Pictures without a word, and laughter. */
const isPicture = (text: string): boolean =>
  words(text).length === 0 ? picture.test(text) : laughter.test(fold(text));

/** A courtesy that is read where nothing else was understood: pictures alone where nothing is bound by a yes, at the menu, and where all is said, a word that closes, or what most likely is one. */
export function courtesyLeft(reader: Reader, asked: Asked | undefined, text: string): Meaning | undefined {
  const { house, lexicon } = reader;
  if (isPicture(text))
    return asked && bindingOf(asked.kind) ? undefined : { kind: 'courtesy', which: 'emoji', line: 'emoji' };
  if (asked?.kind !== 'menu' && !asked?.settled) return undefined;
  const intent = plain(text) === '' ? undefined : lexicon.intentIn(text, house.association);
  if (intent?.last && !house.knowledge.asks(text)) return meant(intent, text, reader);
  const likely = plain(text) === '' ? undefined : lexicon.likelyIn(text, house.association);
  const isIt = likely && (likely.name === 'who' || !house.knowledge.asks(text));
  return isIt ? meant(likely, text, reader) : undefined;
}
