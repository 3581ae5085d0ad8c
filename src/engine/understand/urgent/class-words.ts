import { entriesOf } from '../../../kernel/table.ts';
import { cuesOf, type Cues, type Folded } from '../intents/cues.ts';
import type { SaidUrgently } from './said.ts';
import type { UrgentCategory, UrgentClass } from '../../../voice/urgent.ts';

/** What words say of the class of a message that tells of danger. */
export interface ClassWords {
  /** The class that the words alone tell. */
  told(message: Folded, category: UrgentCategory): UrgentClass | undefined;
  /** Whether a message may be of a class. */
  allows(one: UrgentClass, message: Folded, category: UrgentCategory): boolean;
}

/** Whoever tells a greater age is no child. */
const oldestChild = 17;
const age = /(?:^| )(?:عمري|وعمري|i am|i m) (\d{1,3})(?: |$)/;
const ageIn = ({ text }: Folded): number | undefined => {
  const years = age.exec(text)?.[1];
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
  classes,
  surely,
  grown,
}: Pick<SaidUrgently, 'classes' | 'surely' | 'grown'>): ClassWords {
  const needed = cuesByClass(classes);
  const certain = cuesByClass(surely);
  const adult = cuesOf(grown);
  const isGrown = (message: Folded): boolean => (ageIn(message) ?? 0) > oldestChild || adult.isIn(message);
  return {
    told(message, category) {
      const years = ageIn(message);
      if (years !== undefined && years <= oldestChild && !isGrown(message)) return 'childWrites';
      return [...certain].find(
        ([one, cues]) =>
          cues.isIn(message) &&
          !(one === 'childWrites' && isGrown(message)) &&
          !(one === 'offender' && !hurts(category)),
      )?.[0];
    },
    allows(one, message, category) {
      if (one === 'childWrites' && isGrown(message)) return false;
      if (one === 'offender' && !hurts(category)) return false;
      return needed.get(one)?.isIn(message) ?? true;
    },
  };
}
