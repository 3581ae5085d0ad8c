import { fold } from '../../arabic/fold.ts';
import { readAll, saysOneThing, type ReadAll } from '../../fields/running/read-all.ts';
import { parseField, takesFile } from '../../fields/field.ts';
import { yesOrNo } from '../../fields/yes-no.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FieldValue } from '../../fields/value.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import { isAsked, type Answers } from '../../voice/review.ts';
import type { Meaning } from '../events.ts';
import type { Reader } from './reading.ts';
import { serviceBeside, serviceIn } from './intents/service-said.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** So few words answer one question. */
const fewWords = 3;

/** Whether a message may answer more than one question: plain answers are told apart at once. */
const mayHoldSeveral = (text: string): boolean =>
  text.split(/\s+/, fewWords + 1).length > fewWords ||
  (figure.test(text) && letter.test(text)) ||
  goesOn.test(text);
/** A few words that go on to something with a figure: «٦ والدخل ٣٥٠٠». */
const goesOn = /(?:\s+و|[،,]\s*)\p{L}{3,}\s+[\d٠-٩]/u;
const figure = /[\d٠-٩]{5}/;
const letter = /\p{L}/u;

/** Whether a message says one thing, and that answers the question that is open: most do, and no other field is tried for it. */
const isOneAnswer = (at: FieldSpec, text: string, now: number): boolean =>
  !/\p{Nd}/u.test(text) && saysOneThing(text) && parseField(at, text, now).ok;

/** What a text says of a form of which answers are shown for one yes, as people write line by line: values of its fields, or one of the field that would be asked next. */
function besideShown(reader: Reader, shown: Answers, text: string): Meaning | undefined {
  const { house, form, now } = reader;
  const service = serviceOf(house, form?.service ?? '');
  if (!service || !form || yesOrNo(text) !== undefined || house.knowledge.asks(text)) return undefined;
  const { values } = readAll(service.fields, text, now);
  if (Object.keys(values).length > 0) return { kind: 'several', values };
  const answers = { ...form.answers, ...shown };
  const next = service.fields.find((field) => !(field.name in answers) && isAsked(field, answers));
  if (!next || takesFile(next)) return undefined;
  const parsed = parseField(next, text, now);
  // Any text looks like a story.
  const isIt = parsed.ok && !parsed.unsure && kindOf(next).readsAs !== 'story';
  return isIt ? { kind: 'several', values: { [next.name]: parsed.value } } : undefined;
}

/** Answers to several fields of the form that is under way; undefined where the message answers at most the one that is asked. */
export function severalAt(reader: Reader, asked: Asked, text: string): Meaning | undefined {
  const { house, form, now } = reader;
  if (asked.proposed) return besideShown(reader, asked.proposed.answers, text);
  const service = serviceOf(house, asked.field?.service ?? form?.service ?? '');
  if (!service || !mayHoldSeveral(text)) return undefined;
  const at = fieldOf(service, asked.field?.name ?? '');
  if (at && (kindOf(at).readsAs === 'story' || isOneAnswer(at, text, now))) return undefined;
  const found = readAll(service.fields, text, now);
  const values = withAsked(found, at, now);
  const names = Object.keys(values);
  if (names.length > 1) return { kind: 'several', values, ...asksBeside(house, found.rest) };
  const [only] = names;
  if (only === undefined || only === at?.name || (at && parseField(at, text, now).ok)) return undefined;
  return { kind: 'several', values };
}

/** The same with what is asked for, where nothing else is left of the message: «عددنا ٧ والدخل ٢٥٠٠». */
function withAsked({ values, rest }: ReadAll, at: FieldSpec | undefined, now: number): Values {
  if (!at || at.name in values || rest === '' || !leftOver.has(kindOf(at).readsAs) || takesFile(at))
    return values;
  if (Object.keys(values).length === 0) return values;
  const parsed = parseField(at, rest, now);
  const isSure = parsed.ok && (kindOf(at).readsAs === 'value' || !parsed.unsure);
  return isSure ? { ...values, [at.name]: parsed.value } : values;
}

const leftOver: ReadonlySet<string> = new Set(['value', 'title']);

/** The question that stands beside answers: what is sure to answer it, or null. */
function asksBeside(house: House, rest: string): { readonly beside?: string | null } {
  if (rest === '' || !house.knowledge.asks(rest)) return {};
  const found = house.knowledge.find(rest);
  return { beside: found.kind === 'sure' ? found.answer : null };
}

/**
 * A value of a field that is asked only where another answer is given ("1100000007" where the number of a residence permit is asked): it is offered,
 * with that answer changed.
 */
export function ofOtherKind(
  reader: Reader,
  asked: Asked,
  { field, text, fault }: Misfit,
): Meaning | undefined {
  const service = serviceOf(reader.house, asked.field?.service ?? '');
  const { when } = field;
  if (!service || !when) return undefined;
  const others = service.fields.filter(
    (one) =>
      one.name !== field.name && one.when?.field === when.field && kindOf(one).readsAs === 'identifier',
  );
  const found = others.flatMap((one): (readonly [string, FieldValue])[] => {
    const parsed = parseField(one, text, reader.now);
    return parsed.ok ? [[one.name, parsed.value]] : [];
  });
  const [only, ...more] = found;
  return only && more.length === 0 ? { kind: 'several', values: { [only[0]]: only[1] }, fault } : undefined;
}

/** A text that is no value of its field, with the fault that says why. */
interface Misfit {
  readonly field: FieldSpec;
  readonly text: string;
  readonly fault: string;
}

/** At the menu: a service and answers to its first questions in one message. */
export function serviceWithAnswers(reader: Reader, text: string): Meaning | undefined {
  if (!mayHoldSeveral(text)) return undefined;
  const { house, now } = reader;
  const service = serviceOf(house, serviceIn(house, text) ?? serviceAround(reader, text) ?? '');
  if (!service) return undefined;
  const { values, rest } = readAll(service.fields, text, now);
  return Object.keys(values).length > 0
    ? { kind: 'several', values, service: service.id, ...asksBeside(house, rest) }
    : undefined;
}

/** The service that is meant around answers: what is left of the message where most of them are taken out says it. */
function serviceAround(reader: Reader, text: string): string | undefined {
  const { house, now } = reader;
  if (house.knowledge.asks(text)) return undefined;
  const read = house.association.services.map(({ fields }) => readAll(fields, text, now));
  const sizes = read.map(({ values }) => Object.keys(values).length);
  const most = Math.max(0, ...sizes);
  return most === 0 ? undefined : serviceBeside(reader, read[sizes.indexOf(most)]?.rest ?? '');
}

/** Whether a message says that the member wants another service than the one under way: "غيرت رأيي ابغى التسجيل". */
export function anotherService(reader: Reader, asked: Asked, text: string): Meaning | undefined {
  const here = asked.field?.service ?? reader.form?.service;
  const field = fieldOf(serviceOf(reader.house, here ?? ''), asked.field?.name ?? '');
  if (here === undefined || !wanting.test(fold(text)) || text.length > longestWish) return undefined;
  if (field && (kindOf(field).readsAs === 'story' || parsesAsOption(field, text, reader.now)))
    return undefined;
  const service = serviceIn(reader.house, text);
  return service === undefined || service === here ? undefined : { kind: 'service', service };
}

const parsesAsOption = (field: FieldSpec, text: string, now: number): boolean =>
  kindOf(field).readsAs === 'option' && parseField(field, text, now).ok;

const longestWish = 80;
/** What says that somebody wants something else. */
const wanting =
  /^(?:لا |خلاص |طيب |والله |معليش |انا )*(?:غيرت رايي|بدلت رايي|هونت|غيرت فكري|i changed my mind|ابي|ابغي|ابغا|اريد|بغيت|ودي|i want|i need) /;
