import type { FieldSpec } from '../../../src/fields/spec.ts';
import { kindOf } from '../../../src/fields/spec.ts';
import { takesFile } from '../../../src/fields/field.ts';
import { serviceOf, type House } from '../../../src/voice/house.ts';
import { between, oneOf, type Random } from '../random.ts';
import { greetings, thanks } from './people.ts';
import { truthOf, type Truth } from './truths.ts';

/** An answer that is wrong at first, and how and where it is put right. */
interface Slip {
  readonly field: FieldSpec;
  readonly first: Truth;
  readonly said: string;
  /** The new value stands in `said`; otherwise it is asked for. */
  readonly withValue: boolean;
  /** The field at which it is put right, or the review. */
  readonly at: string;
}

/** A form as a member will fill it in: what they have to tell, and what comes between. */
export interface Form {
  readonly seed: number;
  readonly association: string;
  readonly service: string;
  /** Every field that is asked, given these answers, in order. */
  readonly fields: readonly FieldSpec[];
  readonly truths: ReadonlyMap<string, Truth>;
  readonly slips: readonly Slip[];
  /** A field at which several answers are told in one message, and the others that are told there. */
  readonly several?: { readonly at: string; readonly also: readonly string[] };
  /** A question, and the field at which it is asked. */
  readonly question?: { readonly at: string; readonly said: string };
  /** What is written in a row with an answer, before and behind it. */
  readonly burst?: { readonly at: string; readonly before?: string; readonly behind?: string };
}

const answersOf = (truths: ReadonlyMap<string, Truth>): Record<string, string | boolean> =>
  Object.fromEntries(
    [...truths].flatMap(([name, { sealed }]) =>
      typeof sealed === 'string' || typeof sealed === 'boolean' ? [[name, sealed]] : [],
    ),
  );

/** What a member has to tell, field after field. */
function told(random: Random, all: readonly FieldSpec[]): Pick<Form, 'fields' | 'truths'> {
  const truths = new Map<string, Truth>();
  const fields = all.filter((field) => {
    const value = field.when && answersOf(truths)[field.when.field];
    if (field.when && (value === undefined || !field.when.is.includes(value))) return false;
    truths.set(field.name, truthOf(random, field));
    return true;
  });
  return { fields, truths };
}

const corrections = {
  withValue: [
    (name: string, value: string) => `لا ${name} ${value}`,
    (name: string, value: string) => `${name} غلط، هو ${value}`,
    (name: string, value: string) => `غلطت في ${name} الصحيح ${value}`,
    (name: string, value: string) => `عدلوا ${name} الى ${value}`,
    (name: string, value: string) => `معليش ${name} خطأ الصح ${value}`,
    (name: string, value: string) => `${name} مو صحيح، الصحيح ${value}`,
    (name: string, value: string) => `لحظة ${name} ${value}`,
    (name: string, value: string) => `اقصد ${name} ${value}`,
    (name: string, value: string) => `ابي اغير ${name} الى ${value}`,
    (name: string, value: string) => `كتبت ${name} غلط هو ${value}`,
  ],
  without: [
    (name: string) => `${name} غلط`,
    (name: string) => `غلطت في ${name}`,
    (name: string) => `ابي اعدل ${name}`,
    (name: string) => `${name} مو صحيح`,
    (name: string) => `كتبت ${name} خطأ`,
    (name: string) => `ممكن اغير ${name}`,
    (name: string) => `في غلط ب${name}`,
    (name: string) => `عدل ${name} لو سمحت`,
  ],
} as const;

/** What members may put right: no file, nothing on which other questions hang, and no story. */
const mayBeWrong = (all: readonly FieldSpec[], field: FieldSpec): boolean =>
  !takesFile(field) &&
  kindOf(field).readsAs !== 'story' &&
  !all.some((one) => one.when?.field === field.name || one.dependsOn.includes(field.name));

function slipOf(random: Random, form: Pick<Form, 'fields' | 'truths'>, field: FieldSpec): Slip | undefined {
  const truth = form.truths.get(field.name);
  const first = truthOf(random, { ...field, optional: false });
  if (!truth || JSON.stringify(first.sealed) === JSON.stringify(truth.sealed)) return undefined;
  const later = form.fields
    .slice(form.fields.indexOf(field) + 1)
    .filter((one) => kindOf(one).readsAs !== 'story');
  const withValue = random() < 0.6;
  const name = oneOf(random, [field.label.ar, field.label.ar, ...field.alsoCalled]);
  const said = withValue
    ? oneOf(random, corrections.withValue)(name, truth.bare)
    : oneOf(random, corrections.without)(name);
  return { field, first, said, withValue, at: oneOf(random, [...later.map((one) => one.name), 'review']) };
}

function severalOf(random: Random, { fields, truths }: Pick<Form, 'fields' | 'truths'>): Form['several'] {
  const sayable = fields.filter(({ name }) => truths.get(name)?.among !== undefined);
  const first = between(random, 0, Math.max(0, sayable.length - 2));
  const [at, ...also] = sayable.slice(first, first + between(random, 2, 4)).map(({ name }) => name);
  return at !== undefined && also.length > 0 ? { at, also } : undefined;
}

function burstOf(
  random: Random,
  at: string,
  answers: House['association']['answers'],
): NonNullable<Form['burst']> {
  return oneOf(random, [
    { at, before: oneOf(random, greetings) },
    { at, behind: oneOf(random, thanks) },
    { at, before: oneOf(random, greetings), behind: oneOf(random, thanks) },
    { at, behind: oneOf(random, [...answers.flatMap(({ phrasings }) => phrasings.saudi)]) },
  ]);
}

/** A form of an association, always the same for a seed. */
export function drawForm(
  random: Random,
  house: House,
  { seed, service }: Pick<Form, 'seed' | 'service'>,
): Form {
  const { id, answers } = house.association;
  const all = serviceOf(house, service)?.fields ?? [];
  const form = told(random, all);
  const wrong = form.fields.filter(
    (field) => mayBeWrong(all, field) && form.truths.get(field.name)?.sealed !== null,
  );
  const several = random() < 0.7 ? severalOf(random, form) : undefined;
  const elsewhere = wrong.filter(({ name }) => name !== several?.at && !several?.also.includes(name));
  const drawn = elsewhere.length === 0 ? [] : [oneOf(random, elsewhere), oneOf(random, elsewhere)];
  const wrongAtFirst = new Set(drawn.slice(0, random() < 0.3 ? 2 : 1));
  const slips = [...wrongAtFirst].flatMap((field) => slipOf(random, form, field) ?? []);
  const anywhere = (): string =>
    oneOf(
      random,
      form.fields.filter((field) => !takesFile(field)),
    ).name;
  const { phrasings } = oneOf(random, answers);
  return {
    seed,
    association: id,
    service,
    ...form,
    slips,
    ...(several && { several }),
    ...(random() < 0.7 && {
      question: { at: anywhere(), said: oneOf(random, [...phrasings.saudi, ...phrasings.msa]) },
    }),
    ...(random() < 0.7 && { burst: burstOf(random, anywhere(), answers) }),
  };
}
