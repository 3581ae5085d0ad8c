import { entriesOf } from '../../../kernel/table.ts';
import { cuesOf, type Cues, type Folded } from '../intents/cues.ts';
import type { SaidUrgently } from './said.ts';
import type { UrgentCategory, UrgentClass } from '../../../voice/urgent.ts';

/** A message that tells of danger, of which, and the notions that stand in it. */
export interface OfDanger {
  readonly message: Folded;
  readonly category: UrgentCategory;
  readonly notions: readonly string[];
}

/** What words say of the class of a message that tells of danger. */
export interface ClassWords {
  /** The class that the words alone tell. */
  told(said: OfDanger): UrgentClass | undefined;
  /** Whether a message may be of a class. */
  allows(one: UrgentClass, said: OfDanger): boolean;
}

/** Whoever tells a greater age is no child. */
const oldestChild = 17;
/** «عمري 12», «انا 12 سنة», "I am 12", "I'm 12" are read alike, one's age now: not «كان عمري 12», not "my son is 12". */
const ages = [
  /(?:^|(?<!كان|يوم|لما) )(?:عمري|وعمري|i am|i m|im) (\d{1,3})(?: |$)/,
  /(?:^| )(?:انا|وانا|عندي) (\d{1,3}) (?:سنه|سنين|سنوات)(?: |$)/,
];
const ageIn = ({ text }: Folded): number | undefined => {
  const years = ages.flatMap((age) => age.exec(text)?.[1] ?? [])[0];
  return years === undefined ? undefined : Number(years);
};

/** Whether there is somebody who hurts others. */
const hurts = (category: UrgentCategory): boolean => category === 'violence' || category === 'child';

const cuesByClass = (
  lists: Partial<Record<UrgentClass, readonly string[]>>,
): ReadonlyMap<UrgentClass, Cues> =>
  new Map(entriesOf(lists).map(([one, list]) => [one, cuesOf(list)] as const));

/** Reads the lists of `near.yaml`. */
export function classWords({
  surely,
  grown,
  notions,
}: Pick<SaidUrgently, 'surely' | 'grown' | 'notions'>): ClassWords {
  const certain = cuesByClass(surely);
  const adult = cuesOf(grown);
  const byWriter = new Set(notions.harming.map((one) => `${one} of mine`));
  const isGrown = (message: Folded): boolean => (ageIn(message) ?? 0) > oldestChild || adult.isIn(message);
  return {
    told({ message, category }) {
      const years = ageIn(message);
      if (years !== undefined && years <= oldestChild && !isGrown(message)) return 'childWrites';
      return [...certain].find(
        ([one, cues]) =>
          cues.isIn(message) &&
          !(one === 'childWrites' && isGrown(message)) &&
          !(one === 'offender' && !hurts(category)),
      )?.[0];
    },
    allows(one, { message, category, notions: found }) {
      if (one === 'childWrites') return !isGrown(message);
      if (one === 'offender') return hurts(category) || found.some((notion) => byWriter.has(notion));
      return true;
    },
  };
}
