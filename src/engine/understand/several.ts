import { fold } from '../../arabic/fold.ts';
import { readAll, type ReadAll } from '../../fields/running/read-all.ts';
import { parseField, takesFile } from '../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FieldValue } from '../../fields/value.ts';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import type { Meaning } from '../events.ts';
import type { Reader } from './reading.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** So few words answer one question. */
const fewWords = 3;

/** Whether a message may answer more than one question: plain answers are told apart at once. */
const mayHoldSeveral = (text: string): boolean =>
  text.split(/\s+/, fewWords + 1).length > fewWords || (figure.test(text) && letter.test(text));
const figure = /[\d٠-٩]{5}/;
const digit = /[\d٠-٩]/;
const letter = /\p{L}/u;

/** Answers to several fields of the form that is under way; undefined where the message answers at most the one that is asked. */
export function severalAt(reader: Reader, asked: Asked, text: string): Meaning | undefined {
  const { house, form, now } = reader;
  const service = serviceOf(house, asked.field?.service ?? form?.service ?? '');
  if (!service || !mayHoldSeveral(text)) return undefined;
  const at = fieldOf(service, asked.field?.name ?? '');
  if (at && kindOf(at).readsAs === 'story') return undefined;
  const found = readAll(service.fields, text, now);
  const values = withAsked(found, at, now);
  const names = Object.keys(values);
  if (names.length > 1) return { kind: 'several', values, ...asksBeside(house, found.rest) };
  const [only] = names;
  if (only === undefined || only === at?.name || (at && parseField(at, text, now).ok)) return undefined;
  return { kind: 'several', values };
}

/** The same with the number or the day that is asked for, where nothing else is left of the message: «عددنا ٧ والدخل ٢٥٠٠». */
function withAsked({ values, rest }: ReadAll, at: FieldSpec | undefined, now: number): Values {
  if (!at || at.name in values || rest === '' || kindOf(at).readsAs !== 'value' || takesFile(at))
    return values;
  if (Object.keys(values).length === 0) return values;
  const parsed = parseField(at, rest, now);
  return parsed.ok ? { ...values, [at.name]: parsed.value } : values;
}

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

/** The service that a longer message names, by its title or another name of it; undefined for none, and for several. */
function serviceIn(house: House, text: string): string | undefined {
  const said = ` ${fold(text)} `;
  const found = house.association.services.flatMap(({ id, title, alsoCalled }) =>
    [title.ar, title.en ?? '', ...alsoCalled].flatMap((name) => {
      const folded = fold(name);
      return folded !== '' && said.includes(` ${folded} `) ? [{ id, length: folded.length }] : [];
    }),
  );
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const ids = new Set(found.filter(({ length }) => length === longest).map(({ id }) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** Words with which somebody goes on to tell of themselves, and figures: what is wanted stands before them. */
const ofOneself =
  /\s(?:و?(?:ا|إ)?سمي|و?[أا]نا|و?هويتي|و?رقمي|و?جوالي|و?عندي|و?ساكن(?:[ةه]|ين)?|و?دخلي|و?راتبي|و?عايلتي|و?[أا]سرتي|و?الجوال|و?الاسم|و?الهوي[ةه]|my|and i|i am)(?![\p{L}\p{M}])|[\d٠-٩]/iu;

/** The service to which the answer to a wish leads, where it is put in other words than its name: "سجلوني مستفيد جديد". */
function serviceWished({ association, knowledge }: House, text: string): string | undefined {
  const [wish = ''] = text.split(ofOneself, 1);
  if (fold(wish).split(' ').length < 2 || knowledge.asks(wish)) return undefined;
  const found = knowledge.find(wish);
  const [first] = found.kind === 'maybe' ? found.candidates : [];
  const answer = found.kind === 'sure' ? found.answer : first?.id;
  return association.answers.find(({ id }) => id === answer)?.service;
}

/** At the menu: a service and answers to its first questions in one message. */
export function serviceWithAnswers({ house, now }: Reader, text: string): Meaning | undefined {
  if (!mayHoldSeveral(text)) return undefined;
  const id = serviceIn(house, text) ?? (digit.test(text) ? serviceWished(house, text) : undefined);
  const service = id === undefined ? undefined : serviceOf(house, id);
  if (!service) return undefined;
  const { values, rest } = readAll(service.fields, text, now);
  return Object.keys(values).length > 0
    ? { kind: 'several', values, service: service.id, ...asksBeside(house, rest) }
    : undefined;
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
