import { numbersFor, type LineKind } from '../association/help-lines.ts';
import type { LineIn } from '../contract/line-names.ts';
import type { Lang } from '../contract/lang.ts';
import type { Values } from '../wording/wording.ts';
import type { House } from './house.ts';

/** What somebody may be in danger of. `fire` is also an accident and whatever threatens a life at once; `child` is a child or an elder. */
export const categories = ['hunger', 'fire', 'violence', 'selfHarm', 'child'] as const;
export type UrgentCategory = (typeof categories)[number];

/**
 * Whom a message is about: the writer, now; what is over; somebody else; a child who writes; the one who hurts others; or nobody, where it only asks
 * what help there is.
 */
export const classes = ['now', 'past', 'third', 'childWrites', 'offender', 'question'] as const;
export type UrgentClass = (typeof classes)[number];

/** An urgent need that a message tells of. */
export interface Urgent {
  readonly category: UrgentCategory;
  readonly class: UrgentClass;
}

export const isCategory = (name: unknown): name is UrgentCategory => categories.some((one) => one === name);
export const isClass = (name: unknown): name is UrgentClass => classes.some((one) => one === name);

type UrgentLine = LineIn<'urgent'>;

/** The first words of each class, by category where they differ. */
const firstLines: Readonly<Record<UrgentClass, Readonly<Record<UrgentCategory, UrgentLine>>>> = {
  now: { hunger: 'hunger', fire: 'fire', violence: 'violence', selfHarm: 'selfHarm', child: 'child' },
  past: { hunger: 'pastNeed', fire: 'pastNeed', violence: 'past', selfHarm: 'pastLife', child: 'past' },
  third: {
    hunger: 'thirdHunger',
    fire: 'thirdFire',
    violence: 'third',
    selfHarm: 'thirdLife',
    child: 'thirdChild',
  },
  childWrites: {
    hunger: 'childHungry',
    fire: 'childFire',
    violence: 'childWrites',
    selfHarm: 'childLife',
    child: 'childWrites',
  },
  offender: {
    hunger: 'offender',
    fire: 'offender',
    violence: 'offender',
    selfHarm: 'offender',
    child: 'offender',
  },
  question: {
    hunger: 'askedNeed',
    fire: 'askedFire',
    violence: 'askedViolence',
    selfHarm: 'askedLife',
    child: 'askedChild',
  },
};

/** The name of the first line that is said: it repeats no word of the member and names nothing that was done. */
export const firstLine = ({ category, class: one }: Urgent): UrgentLine => firstLines[one][category];

/** The number that is told first, by category. */
const first = {
  hunger: 'phone',
  fire: 'fire',
  violence: 'violence',
  selfHarm: 'ambulance',
  child: 'child',
} as const satisfies Record<UrgentCategory, string>;

/** The number by which help is called first, of those of `helpNumbers`; undefined where the association has none. */
export const firstNumber = (category: UrgentCategory, numbers: Values): string | undefined =>
  String(numbers[first[category]] ?? '') || undefined;

/** Whoever comes first where a life is in danger, by category: the police know neither of a fire nor of what somebody took. */
const nearest: Readonly<Record<UrgentCategory, readonly LineKind[]>> = {
  hunger: ['danger'],
  fire: ['fire', 'ambulance'],
  violence: ['danger'],
  selfHarm: ['ambulance'],
  child: ['danger'],
};

const either = { ar: ' أو ', en: ' or ' } as const;

/** The numbers that are said in lines of `urgent`, by the region of the association; where it is not known, each that it may be. */
export function helpNumbers({ association, lines }: House, lang: Lang): Values {
  const { region, contact } = association.pack;
  const of = (kind: LineKind): string => numbersFor(lines, kind, region).join(either[lang]);
  return {
    danger: of('danger'),
    fire: of('fire'),
    ambulance: of('ambulance'),
    violence: of('violence'),
    child: of('child'),
    health: of('health'),
    phone: contact.phone ?? '',
  };
}

/** The numbers that are said in the talk about one danger: `danger` are those of whoever comes first in it. */
export function numbersIn(category: UrgentCategory, house: House, lang: Lang): Values {
  const { association, lines } = house;
  const numbers = nearest[category].flatMap((kind) => numbersFor(lines, kind, association.pack.region));
  return { ...helpNumbers(house, lang), danger: [...new Set(numbers)].join(either[lang]) };
}
