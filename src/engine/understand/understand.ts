import { isDeepStrictEqual } from 'node:util';
import { plain } from '../../arabic/clean.ts';
import { inArabicLetters } from '../../arabic/arabizi.ts';
import { fold } from '../../arabic/fold.ts';
import { words } from '../../arabic/fold.ts';
import { pick, placeNamed, type Option } from '../../fields/choice.ts';
import { parseField } from '../../fields/field.ts';
import { kindNamed, kindOf } from '../../fields/spec.ts';
import { longestName, looksLikeName } from '../../fields/written/closed-class.ts';
import { yesOrNo } from '../../fields/yes-no.ts';
import { fieldAt, type House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { asksForFigures, bindingOf, yesAndNo } from '../../voice/question-kinds.ts';
import type { Meaning } from '../events.ts';
import { understandField } from './at-field.ts';
import { byKind } from './by-kind.ts';
import { exchangeOf } from './exchanges.ts';
import { correctionOf } from './fields-named.ts';
import { lackingAt } from './intents/lacking.ts';
import { withPapers } from './intents/papers.ts';
import { courtesyLeft, intentAt, statusLeft } from './intents/at.ts';
import { valueInstead } from './instead.ts';
import { withoutCourtesies, type Command } from './lexicon.ts';
import { anotherService, serviceWithAnswers, severalAt } from './several.ts';
import { choiceOf, optionsOf, questionBeside, questionIn, type Reader } from './reading.ts';
import { serviceCalled } from './intents/service-said.ts';

const unclear: Meaning = { kind: 'unclear' };

/**
 * The service that a text is the title of, letter for letter after folding; where one is asked for, another name of it will do. Answers tell
 * to type the title, and stay in sight at every later question.
 */
function serviceNamed(house: House, asked: Asked | undefined, text: string): Meaning | undefined {
  // Whoever tells a story or comments may well say just that.
  if (!asked || asked.kind === 'comment' || (asked.field && kindNamed(asked.kind)?.readsAs === 'story'))
    return undefined;
  const folded = withoutCourtesies(text);
  const asks = asked.kind === 'menu' || asked.kind === 'service';
  const named = house.association.services.filter(({ title, alsoCalled }) =>
    [title.ar, title.en ?? '', ...(asks ? alsoCalled : [])].some(
      (name) => name !== '' && withoutCourtesies(name) === folded,
    ),
  );
  return named.length === 1 && named[0] ? serviceCalled(house, named[0].id, text) : undefined;
}

interface Binding {
  readonly asked: Asked;
  readonly binding: { readonly choice: string; readonly no: string };
  readonly options: readonly Option[];
}

/** What binds is meant by its very names alone, which are looked at before: nothing that comes near, no number, no "yes". */
function readBinding({ house }: Reader, { asked, binding, options }: Binding, text: string): Meaning {
  // The sentence that is signed, written out.
  const words = 'words' in asked.said ? Object.values(asked.said.words) : [];
  if (words.some((one) => one !== undefined && fold(one) === fold(text)))
    return choiceOf(asked, binding.choice, text);
  if (yesOrNo(text) === false) return choiceOf(asked, binding.no, text);
  const others = options.filter(({ id }) => id !== binding.choice);
  const other = placeNamed(text) === undefined ? pick(others, text) : undefined;
  if (other !== undefined) return choiceOf(asked, other, text);
  return questionBeside(house, asked, text) ?? { kind: 'fault', fault: `${asked.kind}.notMeant` };
}

/**
 * What a text means at the question that is open. In order: a choice by its very name, a command, an approved question letter for letter,
 * a value of the kind asked for, a choice by a near name, a question that has an answer.
 */
export function understand(reader: Reader, asked: Asked | undefined, text: string): Meaning {
  const meaning = withPapers(reader.house, text, understandFirst(reader, asked, text));
  if (!missing.has(meaning.kind) && meaning.kind !== 'question') return meaning;
  const latin = inLatin(reader, asked, text);
  if (meaning.kind === 'question')
    return latin?.kind === 'status' || latin?.kind === 'choice' ? latin : meaning;
  return latin ?? statusLeft(reader, asked, text) ?? courtesyLeft(reader, asked, text) ?? meaning;
}

/** What an Arabic text in Latin letters means that is understood in no other way («wen talabi», «abi muwazaf»). A value is read as it was typed alone. */
function inLatin(reader: Reader, asked: Asked | undefined, text: string): Meaning | undefined {
  const arabic = inArabicLetters(text);
  if (arabic === text) return undefined;
  const meaning = understandFirst(reader, asked, arabic);
  return values.has(meaning.kind) || missing.has(meaning.kind)
    ? (statusLeft(reader, asked, arabic) ?? courtesyLeft(reader, asked, arabic))
    : meaning;
}

/** What stands in the answers of a form. */
const values: ReadonlySet<Meaning['kind']> = new Set(['answer', 'several', 'correct', 'words']);

/** What leaves a message without an answer. */
const missing: ReadonlySet<Meaning['kind']> = new Set(['unclear', 'unanswered', 'nothing', 'fault', 'maybe']);

function understandFirst(reader: Reader, asked: Asked | undefined, text: string): Meaning {
  const { house, lexicon } = reader;
  if (plain(text) === '') return { kind: 'nothing' };
  const options = asked ? optionsOf(reader, asked) : [];
  const folded = withoutCourtesies(text);
  const exact =
    folded === ''
      ? []
      : options.filter((option) => option.names.some((name) => withoutCourtesies(name) === folded));
  if (exact.length === 1 && exact[0]) return choiceOf(asked, exact[0].id, text);
  const service = serviceNamed(house, asked, text);
  if (service) return service;
  const flow = lexicon.flowIn(text);
  if (flow !== undefined && !isOption(reader, asked, text)) return { kind: 'flow', flow };
  const command =
    commandAt(reader, asked, text) ?? (isZero(text) && !takesNought(asked) ? 'menu' : undefined);
  const said = command && (spoken(command) ?? wishIn(reader, command, text));
  if (command && !(said && asked?.kind === 'comment') && !isAnswer(reader, asked, { text, command }))
    return said ?? { kind: 'command', command };
  if (lexicon.isTold(text)) return lackingAt(reader, asked, text) ?? { kind: 'elsewhere' };
  const told = asked?.kind === 'comment' ? undefined : severalOrCorrection(reader, asked, text);
  if (told && house.knowledge.phrased(text) === undefined) return told;
  const besides = besidesAt(reader, asked, text);
  if (besides) return besides;
  const clauses = asked?.kind === 'comment' ? undefined : house.knowledge.articles(text);
  if (clauses) return { kind: 'article', clauses };
  if (!asked) return questionIn(house, text) ?? unclear;
  const field = fieldAt(house, asked.field);
  if (field && asked.kind === field.type) return understandField(reader, { asked, field }, text);
  if (asked.kind === 'comment') {
    const question = house.knowledge.asks(text) ? questionIn(house, text) : undefined;
    return question?.kind === 'question' ? question : { kind: 'words', text };
  }
  return atButtons(reader, { asked, options }, text);
}

/** What a text means at a question that is no field's: an approved question letter for letter, what is read by the kind, a near name, a question. */
function atButtons(
  reader: Reader,
  { asked, options }: Pick<Binding, 'asked' | 'options'>,
  text: string,
): Meaning {
  const { house } = reader;
  const phrased = house.knowledge.phrased(text);
  if (phrased !== undefined) return { kind: 'question', answer: phrased };
  const instead = valueInstead(reader, asked, text);
  if (instead) return instead;
  const binding = bindingOf(asked.kind);
  if (binding) return readBinding(reader, { asked, binding, options }, text);
  const special = byKind(house, asked, text);
  if (special && special.kind !== 'fault') return special;
  const chosen = pick(options, text) ?? refused(options, asked, text);
  if (chosen !== undefined) return choiceOf(asked, chosen, text);
  // Whoever does not know the number that is asked for asks nothing.
  const lacks = asksForFigures(asked.kind) && reader.lexicon.saysLacking(text);
  const beside = lacks ? undefined : questionBeside(house, asked, text);
  return beside ?? special ?? leftOver(house, asked, text);
}

/** The choice that a plain "no" names beside a "yes": «لا والله» is «لا تكتبوا لي» and «رقم آخر». */
const refused = (options: readonly Option[], asked: Asked, text: string): string | undefined =>
  yesAndNo(asked.kind, asked.choices ?? []) && yesOrNo(text) === false ? pick(options, 'لا') : undefined;

const fewWords = 3;

/** What fits nothing at the menu, or where all is said, is a question for a person, when it has the form of one or more than a word or two. */
const leftOver = (house: House, asked: Asked, text: string): Meaning =>
  (asked.kind === 'menu' || asked.settled) && (house.knowledge.asks(text) || words(text).length >= fewWords)
    ? { kind: 'unanswered' }
    : unclear;

/** On the telephone nought leads to the menu, and some expect it here. Where a number is asked for it is a number. */
const isZero = (text: string): boolean => plain(text) === '0';
const takesNought = (asked: Asked | undefined): boolean =>
  asked !== undefined && kindNamed(asked.kind)?.takesNought === true;

/** What a message says besides commands, values and questions; or that what is asked for is not there. */
function besidesAt(reader: Reader, asked: Asked | undefined, text: string): Meaning | undefined {
  const intent = isName(reader, asked, text) ? undefined : intentAt(reader, asked, text);
  const lacking = !intent || isFriendly(intent) ? lackingAt(reader, asked, text) : undefined;
  if (lacking || !intent) return lacking;
  const { knowledge } = reader.house;
  // Who asks what is surely known tells of no need: «رجولي تعبانة، تخدموني ببيتي؟».
  if (intent.kind === 'need' && knowledge.asks(text) && knowledge.find(text).kind === 'sure')
    return undefined;
  return intent.kind === 'status'
    ? statusUnlessAnswered(reader, text, intent)
    : knowledge.phrased(text) === undefined
      ? intent
      : undefined;
}

/** How the own request stands, unless it is letter for letter a question that has another answer: «طلبي يروح لمين؟». */
function statusUnlessAnswered({ house, lexicon }: Reader, text: string, status: Meaning) {
  const { knowledge, association } = house;
  const phrased = knowledge.phrased(text);
  const known = association.answers.find(({ id }) => id === phrased);
  return known && !lexicon.ownRequest.topics.has(known.topic ?? known.id) ? undefined : status;
}

/** A friendly word may stand beside anything: «أجيبه بعدين إن شاء الله». */
const isFriendly = (meaning: Meaning): boolean =>
  meaning.kind === 'courtesy' && meaning.which !== 'insult' && meaning.which !== 'warning';

/** More than one answer in a message; or the wish for another service than the one under way. */
function severalIn(reader: Reader, asked: Asked, text: string): Meaning | undefined {
  if (asked.kind === 'menu' || (asked.of === 'service' && asked.passing))
    return serviceWithAnswers(reader, text);
  return severalAt(reader, asked, text) ?? anotherService(reader, asked, text);
}

/** Answers to several fields; or one answer that is wrong, with its new value, however that was read. */
function severalOrCorrection(reader: Reader, asked: Asked | undefined, text: string): Meaning | undefined {
  // Another value where one is asked about is that value, not a correction.
  if (asked && valueInstead(reader, asked, text)) return undefined;
  const several = asked && severalIn(reader, asked, text);
  const only = several?.kind === 'several' && !several.service ? Object.keys(several.values) : [];
  if (several && only.length !== 1) return several;
  if (several && lackingAt(reader, asked, text)) return undefined;
  const corrected = correctionOf(reader, text, asked) ?? exchangeOf(reader, text);
  if (corrected?.kind === 'correct' && corrected.value === undefined && isOption(reader, asked, text))
    return several;
  return !several || (corrected?.kind === 'correct' && corrected.field === only[0]) ? corrected : several;
}

/** Whether a text is one of the few answers that are asked for: «غيرت رقمي», where it is asked which service is wanted. */
function isOption({ house, now }: Reader, asked: Asked | undefined, text: string): boolean {
  const field = fieldAt(house, asked?.field);
  return field !== undefined && kindOf(field).readsAs === 'option' && parseField(field, text, now).ok;
}

/** Whether a text looks like nothing but the name that is asked for. */
function isName({ house, now }: Reader, asked: Asked | undefined, text: string): boolean {
  const field = fieldAt(house, asked?.field);
  if (!field || kindOf(field).readsAs !== 'title') return false;
  const parsed = parseField(field, text, now);
  return parsed.ok && typeof parsed.value === 'string' && looksLikeName(parsed.value, longestName);
}

/**
 * Whether a word is a number, a date or an option where one is asked for: "صفر" is no command there, and no «موظف» where work is asked about. Whoever was
 * asked about it and did not mean it, means the command.
 */
function isAnswer(
  { house, now, form }: Reader,
  asked: Asked | undefined,
  { text, command }: { readonly text: string; readonly command: Command },
): boolean {
  const field = fieldAt(house, asked?.field);
  if (!field || !answersByWord.has(kindOf(field).readsAs)) return false;
  if (kindOf(field).readsAs !== 'value' && words(text).length > 1) return false;
  const parsed = parseField(field, text, now);
  // Whom one asks for is also what one is; no other command is an option that is doubtful: «القايمة» is no standing project.
  if (kindOf(field).readsAs === 'option' && parsed.ok && parsed.unsure && command !== 'person') return false;
  return parsed.ok && !(form?.at === field.name && isDeepStrictEqual(parsed.value, form.refused));
}
const answersByWord: ReadonlySet<string> = new Set(['value', 'option']);

/** A command, in these words or in others. At the menu nothing is there to cancel: an answer about it is better. */
function commandAt(reader: Reader, asked: Asked | undefined, text: string): Command | undefined {
  const { house, lexicon } = reader;
  const command = lexicon.commandIn(text) ?? slippedAt(reader, asked, text) ?? lexicon.composedIn(text);
  if (command !== 'cancel' || asked?.kind !== 'menu' || words(text).length < fewWords) return command;
  const found = house.knowledge.find(text);
  const [first] = found.kind === 'maybe' ? found.candidates : [];
  const answer = found.kind === 'sure' ? found.answer : first?.id;
  const isKnown = house.association.answers.some(({ id, topic }) => id === answer && topic === withdrawing);
  return isKnown || found.kind === 'sure' ? undefined : command;
}

/** A command with a slip of the finger, unless it is an option with one: «قامة» for «إقامة» is no «قائمة». */
function slippedAt(reader: Reader, asked: Asked | undefined, text: string): Command | undefined {
  return isOption(reader, asked, text) ? undefined : reader.lexicon.slippedIn(text);
}

/** The topic of the answer that tells how a request is withdrawn. */
const withdrawing = 'withdraw';

/** A person is asked for with a wish that goes along: "a woman", "call me". */
function wishIn({ house, lexicon }: Reader, command: Command, text: string): Meaning | undefined {
  const wish = command === 'person' ? lexicon.intentIn(text, house.association)?.wish : undefined;
  return wish && { kind: 'person', reason: 'asked', wish };
}

/** The courtesies among the commands: they are a comment when a comment is asked for. */
const spoken = (command: Command): Meaning | undefined =>
  command === 'greeting' || command === 'thanks'
    ? { kind: 'courtesy', which: command, line: command }
    : undefined;
