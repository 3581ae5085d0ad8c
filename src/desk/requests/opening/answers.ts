import type { Service } from '../../../association/schema.ts';
import type { Opening } from '../../../contract/cases/opening.ts';
import {
  buttonsOf,
  doubtOf,
  goesWithout,
  parseField,
  parseFile,
  showField,
  takesFile,
} from '../../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../../fields/spec.ts';
import type { FieldValue, FileValue, Parsed } from '../../../fields/value.ts';
import { Fault } from '../../../kernel/errors.ts';
import { isAsked, mayBeNameless } from '../../../voice/review.ts';
import type { House } from '../../../voice/house.ts';
import type { Lang } from '../../../wording/wording.ts';

/** What was typed for a form: the answers as the engine keeps them, what is wrong, and what is asked about, in words. */
export interface Filled {
  readonly answers: Readonly<Record<string, FieldValue | null>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly doubts: Readonly<Record<string, string>>;
}

/** What is read with: the papers that came, by the names of their fields, and the moment. */
interface Reading {
  readonly house: House;
  readonly given: Pick<Opening, 'answers' | 'papers'>;
  readonly papers: ReadonlyMap<string, FileValue>;
  readonly now: number;
  /** In which language faults and doubts are said. */
  readonly lang: Lang;
}

type Read =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'paper' }
  | { readonly kind: 'read'; readonly parsed: Parsed };

/** What came for one field. A paper that was named and has yet to come is none of its faults. */
function readOne(field: FieldSpec, { given, papers, now }: Reading): Read {
  if (takesFile(field)) {
    const paper = papers.get(field.name);
    if (paper) return { kind: 'read', parsed: parseFile(field, paper) };
    return given.papers.includes(field.name) ? { kind: 'paper' } : { kind: 'nothing' };
  }
  const text = given.answers[field.name] ?? '';
  if (text === '') return { kind: 'nothing' };
  const { buttons } = kindOf(field);
  if (buttons && buttonsOf(field).includes(text))
    return { kind: 'read', parsed: { ok: true, value: buttons.means(text) } };
  return { kind: 'read', parsed: parseField(field, text, now) };
}

/** What the member would be told of what was typed there. */
function words(
  { house, lang }: Pick<Reading, 'house' | 'lang'>,
  field: FieldSpec,
  parsed: Parsed,
): string | undefined {
  if (!parsed.ok)
    return house.wording.line(lang, { group: 'faults', word: `${field.type}.${parsed.fault}` }, parsed.args);
  const isOpen = parsed.unsure === true && kindOf(field).readsAs === 'value';
  return isOpen ? house.wording.line(lang, { group: 'faults', word: `${field.type}.meant` }) : undefined;
}

function doubtIn(field: FieldSpec, value: FieldValue, { house, now, lang }: Reading): string | undefined {
  const word = doubtOf(field, value, now);
  return word === undefined
    ? undefined
    : house.wording.line(lang, { group: 'faults', word }, { value: showField(field, value, lang) });
}

/** Throws Fault wrongRequest for an answer to what the service does not ask. */
function mustBeItsOwn({ fields }: Service, { answers, papers }: Reading['given']): void {
  const strange = [...Object.keys(answers), ...papers].find(
    (name) => !fields.some((field) => field.name === name),
  );
  if (strange !== undefined)
    throw new Fault('wrongRequest', `answers: this service asks for no "${strange}".`);
}

/**
 * Reads a form that was filled in at once, field by field, as if its member had answered: a field that hangs on an earlier answer is asked when that has it;
 * what may follow, or be left out, may be empty. Throws Fault wrongRequest for what the service does not ask.
 */
export function filledIn(service: Service, reading: Reading): Filled {
  const { house, given, lang } = reading;
  mustBeItsOwn(service, given);
  const answers: Record<string, FieldValue | null> = {};
  const faults: Record<string, string> = {};
  const doubts: Record<string, string> = {};
  for (const field of service.fields) {
    if (!isAsked(field, answers)) continue;
    const { name } = field;
    const read = readOne(field, reading);
    if (read.kind === 'paper') continue;
    if (read.kind === 'nothing') {
      if (field.optional || goesWithout(field) || mayBeNameless(service, field, answers))
        answers[name] = null;
      else faults[name] = house.wording.line(lang, 'desk.opening.missing');
      continue;
    }
    const wrong = words(reading, field, read.parsed);
    if (wrong !== undefined || !read.parsed.ok) {
      faults[name] = wrong ?? '';
      continue;
    }
    answers[name] = read.parsed.value;
    const doubt = doubtIn(field, read.parsed.value, reading);
    if (doubt !== undefined) doubts[name] = doubt;
  }
  return { answers, faults, doubts };
}
