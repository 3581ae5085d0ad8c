/** Fewer ratings than these would tell of single members: they are counted, never shown. */
export const fewest = 5;

interface Rated {
  readonly score: number | null;
  readonly answered: number;
}

/** Means of the parts of a whole. Of few there is none; where those few would follow from the others and the whole, of one more there is none. */
export function partsShown<T extends Rated>(parts: readonly T[]): readonly T[] {
  const few = parts.filter(({ answered }) => answered < fewest);
  const shown = parts.filter(({ answered }) => answered >= fewest);
  const left = few.reduce((sum, { answered }) => sum + answered, 0);
  const least = shown.toSorted((one, other) => one.answered - other.answered)[0];
  const hidden = new Set<T>(left > 0 && left < fewest && least ? [...few, least] : few);
  return parts.map((part) => (hidden.has(part) ? { ...part, score: null } : part));
}

/** The ratings of a day. */
export interface RatedDay {
  readonly day: string;
  readonly score: number;
  readonly answered: number;
}

/** The ratings of days in a row: of `since` and the days up to `day`. */
export interface RatedDays extends RatedDay {
  readonly since: string;
}

const joined = (one: RatedDays, other: RatedDays): RatedDays => {
  const answered = one.answered + other.answered;
  const score = (one.score * one.answered + other.score * other.answered) / answered;
  return { since: one.since, day: other.day, score, answered };
};

/** Days with ratings, in order, as few together as hold `fewest` ratings; nothing where all of them hold fewer. */
export function daysTogether(days: readonly RatedDay[]): readonly RatedDays[] {
  const points: RatedDays[] = [];
  let open: RatedDays | undefined;
  for (const one of days) {
    const next = { ...one, since: one.day };
    open = open ? joined(open, next) : next;
    if (open.answered < fewest) continue;
    points.push(open);
    open = undefined;
  }
  const last = points.pop();
  if (!last) return [];
  return [...points, open ? joined(last, open) : last];
}
