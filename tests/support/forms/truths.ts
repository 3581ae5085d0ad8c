import { mistyped } from '../../../src/arabic/mistyped.ts';
import type { FieldSpec } from '../../../src/fields/spec.ts';
import { storedSample, sampleInput } from '../../../src/conversation/rehearsal/samples.ts';
import type { FileValue } from '../../../src/fields/value.ts';
import { sampleId } from '../../../src/fields/identity.ts';
import { between, oneOf, type Random } from '../random.ts';
import { dayOf, type Day } from './days.ts';
import { cities, families, firstNames, stories } from './people.ts';

/** What a member has to tell at a field: what must be sealed of it, and the ways in which people put it. */
export interface Truth {
  /** As it must stand in the sealed request; of a day its calendar, year, month and day; null for a field that is left out. */
  readonly sealed: string | number | boolean | Day | FileValue | null;
  /** Ways to say it at its own question. Empty where it is tapped or attached. */
  readonly ways: readonly string[];
  /** As it is said where something is put right. */
  readonly bare: string;
  /** As it is said among other answers; undefined where nobody says it so. */
  readonly among?: string;
  /** The button that answers it. */
  readonly tap?: string;
}

type Draw = (random: Random, field: FieldSpec) => Truth;

const eastern = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
const bothDigits = (texts: readonly string[]): readonly string[] => [...texts, ...texts.map(eastern)];
const inGroups = (figures: string, size: number): string =>
  figures.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1 ');

function mobileOf(random: Random): Truth {
  const figures = `5${oneOf(random, ['0', '3', '4', '5', '6'])}${between(random, 1_000_000, 9_999_999)}`;
  const local = `0${figures}`;
  const spaced = `${local.slice(0, 3)} ${local.slice(3, 6)} ${local.slice(6)}`;
  const ways = [
    local,
    spaced,
    `+966${figures}`,
    `00966 ${figures}`,
    `جوالي ${local}`,
    `رقمي ${local}`,
    `هذا رقمي ${local}`,
  ];
  return { sealed: `+966${figures}`, ways: bothDigits(ways), bare: local, among: `جوالي ${local}` };
}

function idOf(random: Random, first: string, called: string): Truth {
  const id = sampleId(first, between(random, 1, 999_000));
  const ways = [id, inGroups(id, 4), `رقم ${called} ${id}`, `${called}: ${id}`, `تفضل ${id}`];
  return { sealed: id, ways: bothDigits(ways), bare: id, among: `رقم ${called} ${id}` };
}

function nameOf(random: Random): Truth {
  const [first, father] = [
    oneOf(random, firstNames),
    oneOf(
      random,
      firstNames.filter((one) => !one.endsWith('ة')),
    ),
  ];
  const middle = oneOf(random, [
    father,
    `بن ${father}`,
    `${father} ${oneOf(random, ['سعد', 'علي', 'محمد'])}`,
  ]);
  const whole = `${first} ${middle} ${oneOf(random, families)}`;
  const ways = ['', '', 'اسمي ', 'انا اسمي ', 'معك ', 'الاسم ', 'الاسم الكامل: '].map(
    (before) => `${before}${whole}`,
  );
  return { sealed: whole, ways, bare: whole, among: `اسمي ${whole}` };
}

function cityOf(random: Random): Truth {
  const place = oneOf(random, cities);
  const ways = ['', '', 'في ', 'ساكن في ', 'من ', 'انا من ', 'نسكن في '].map((before) => `${before}${place}`);
  return { sealed: place, ways, bare: place, among: `ساكن في ${place}` };
}

const counted = ['', 'واحد', 'اثنين', 'ثلاثة', 'اربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'];

function numberOf(random: Random, field: FieldSpec): Truth {
  const isMoney = /ريال/.test(field.ask.ar);
  const { min = 0, max = 1e9 } = field as { readonly min?: number; readonly max?: number };
  const n = isMoney ? between(random, 8, 90) * 100 : Math.max(min, Math.min(max, between(random, 2, 10)));
  const grouped = n.toLocaleString('en-US');
  const [thousands, hundreds] = [Math.floor(n / 1000), n % 1000];
  const spoken = thousands > 2 && hundreds > 0 ? [`${thousands} الاف و${hundreds}`] : [];
  const money = [`${n}`, `${n} ريال`, grouped, `${n} ر.س`, ...spoken];
  const ways = isMoney ? bothDigits(money) : [...bothDigits([`${n}`]), ...(counted[n] ? [counted[n]] : [])];
  return { sealed: n, ways, bare: `${n}`, among: `${field.label.ar} ${n}` };
}

const choiceOf: Draw = (random, field) => {
  const options = 'options' in field ? field.options : [];
  const { id, label, alsoCalled } = oneOf(random, options);
  const wrong = mistyped(label.ar, (below) => between(random, 0, below - 1));
  return { sealed: id, ways: [label.ar, ...alsoCalled, wrong], bare: label.ar, tap: id };
};

function yesNoOf(random: Random): Truth {
  const yes = random() < 0.5;
  const ways = yes
    ? ['نعم', 'ايه', 'اي والله', 'ايوه', 'نعم الحمدلله']
    : ['لا', 'لا والله', 'لا ما احتاج', 'لا ابد', 'لا شكرا'];
  return { sealed: yes, ways, bare: yes ? 'نعم' : 'لا', tap: yes ? 'yes' : 'no' };
}

const textOf: Draw = (random) => {
  const story = oneOf(random, stories);
  return { sealed: story, ways: [story], bare: story };
};

const dateOf: Draw = (random, field) => {
  const { day, ways } = dayOf(random, field);
  const isBirth = /ميلاد/.test(field.label.ar);
  return {
    sealed: day,
    ways: bothDigits(ways),
    bare: ways[0] ?? '',
    ...(isBirth && { among: `تاريخ ميلادي ${ways[0] ?? ''}` }),
  };
};

function ibanOf(random: Random, field: FieldSpec): Truth {
  const sample = sampleInput(field, between(random, 0, 900_000));
  const iban = 'text' in sample ? sample.text : '';
  const ways = [iban, inGroups(iban, 4), iban.toLowerCase(), `الايبان ${iban}`, `${iban} بنك الراجحي`];
  return {
    sealed: iban,
    ways: [...ways, `SA${eastern(iban.slice(2))}`],
    bare: iban,
    among: `الايبان ${iban}`,
  };
}

const fileOf: Draw = (_random, field) => {
  const sample = sampleInput(field);
  return { sealed: 'attachment' in sample ? storedSample(sample.attachment) : null, ways: [], bare: '' };
};

const draws: Readonly<Record<FieldSpec['type'], Draw>> = {
  mobile: mobileOf,
  nationalId: (random) => idOf(random, '1', 'الهوية'),
  iqama: (random) => idOf(random, '2', 'الاقامة'),
  name: nameOf,
  city: cityOf,
  number: numberOf,
  choice: choiceOf,
  yesNo: yesNoOf,
  text: textOf,
  date: dateOf,
  iban: ibanOf,
  attachment: fileOf,
};

const leftOut: Truth = { sealed: null, ways: ['تخطي', 'ما عندي', 'بدون'], bare: '', tap: 'skip' };

/** What a member has to tell at a field; now and then nothing, where it may be left out. */
export const truthOf: Draw = (random, field) =>
  field.optional && random() < 0.4 ? leftOut : draws[field.type](random, field);
