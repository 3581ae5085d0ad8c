import { Pack } from '../association/schema.ts';
import { remade } from '../association/remade.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { FactRow } from '../records/facts/facts.ts';
import type { TaughtRow } from '../records/unanswered/verdicts.ts';
import type { House } from '../voice/house.ts';
import { factKind } from './kinds/index.ts';
import type { FactKind } from './kind.ts';
import { isSame, valueIn, withPartsOf, withValue } from './parts.ts';

/** A house with what its desk has changed; `aside` says by kind why a change could not be taken, and by number why phrasings did not join their answer. */
export interface InForce {
  readonly house: House;
  readonly aside: ReadonlyMap<string, string>;
  readonly untaught: ReadonlyMap<number, string>;
}

/** Phrasings that joined an approved answer by what somebody decided. */
export type Taught = Pick<TaughtRow, 'id' | 'answer' | 'texts'>;

const sentence = (path: readonly PropertyKey[], problem: string): string =>
  `${path.map(String).join('.') || 'pack'}: ${problem}`;

/** A house in which a fact has another value, or why the pack cannot take it: the sentence of its own check. */
export function withFact(
  house: House,
  kind: FactKind,
  value: FactRow['value'],
): { readonly house: House } | { readonly fault: string } {
  if (value === null) return { house };
  const { association } = house;
  const { data, error } = Pack.safeParse(withValue(association.pack, kind, value));
  if (!data) {
    const [issue] = error.issues;
    return { fault: sentence(issue?.path ?? [], issue?.message ?? '') };
  }
  return remadeHouse(house, {
    pack: withPartsOf(association.pack, kind, data),
    taught: new Map(),
  });
}

/** A house with another pack or more phrasings, where the checks of packs take it; what it knows is still that of before. */
function remadeHouse(
  house: House,
  change: Parameters<typeof remade>[1],
): { readonly house: House } | { readonly fault: string } {
  const { association, faults } = remade(house.association, change);
  const [first] = faults;
  return first ? { fault: sentence(first.path, first.problem) } : { house: { ...house, association } };
}

const byAnswer = (taught: readonly Taught[]): Parameters<typeof remade>[1]['taught'] =>
  new Map(
    taught.map(({ answer }) => [answer, taught.flatMap((one) => (one.answer === answer ? one.texts : []))]),
  );

/** A house whose answers are asked for in more words, or why the pack cannot take them; an answer that there is no more takes none. */
export function withTaught(
  house: House,
  taught: readonly Taught[],
): { readonly house: House } | { readonly fault: string } {
  const known = new Set(house.association.answers.map(({ id }) => id));
  const gone = taught.find(({ answer }) => !known.has(answer));
  if (gone) return { fault: `answers: there is no answer "${gone.answer}"` };
  return remadeHouse(house, { pack: house.association.pack, taught: byAnswer(taught) });
}

/** All of what was taught at once; where the pack cannot take all, one after the other, and those are left out that it cannot. */
function taughtTo(house: House, taught: readonly Taught[]): Pick<InForce, 'house' | 'untaught'> {
  const untaught = new Map<number, string>();
  if (taught.length === 0) return { house, untaught };
  const all = withTaught(house, taught);
  if ('house' in all) return { house: all.house, untaught };
  const taken: Taught[] = [];
  let after = house;
  for (const one of taught) {
    const tried = withTaught(house, [...taken, one]);
    if ('fault' in tried) untaught.set(one.id, tried.fault);
    else {
      taken.push(one);
      after = tried.house;
    }
  }
  return { house: after, untaught };
}

/**
 * What is in force of an association: its files, with every fact as its desk has changed it last, and with the phrasings that joined. What its files cannot take any more is
 * left aside, and nothing else with it. What is `known` already is not learned again.
 */
export function inForce(
  origin: House,
  { rows, taught }: { readonly rows: readonly FactRow[]; readonly taught: readonly Taught[] },
  known: Knowledge = origin.knowledge,
): InForce {
  const aside = new Map<string, string>();
  const changed = rows.reduce((before, { kind: name, value }) => {
    const kind = factKind(name);
    if (!kind) return before;
    const after = withFact(before, kind, value);
    if ('house' in after) return after.house;
    aside.set(name, after.fault);
    return before;
  }, origin);
  const { house, untaught } = taughtTo(changed, taught);
  return { house: { ...house, knowledge: known.after(house.association) }, aside, untaught };
}

/** Whether the file says something else than what a change was made over, and than what the change says. */
export function hasMoved(origin: House, { kind: name, value, over }: FactRow): boolean {
  const kind = factKind(name);
  if (!kind || value === null) return false;
  const file = valueIn(kind, origin.association.pack);
  return !isSame(file, over) && !isSame(file, value);
}
