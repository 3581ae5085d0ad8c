import { Pack } from '../association/schema.ts';
import { remade } from '../association/remade.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { FactRow } from '../records/facts/facts.ts';
import type { House } from '../voice/house.ts';
import { factKind } from './kinds/index.ts';
import type { FactKind } from './kind.ts';
import { isSame, valueIn, withPartsOf, withValue } from './parts.ts';

/** A house with what its desk has changed; `aside` says by kind why a change could not be taken. */
export interface InForce {
  readonly house: House;
  readonly aside: ReadonlyMap<string, string>;
}

export type Taught = ReadonlyMap<string, readonly string[]>;

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

/**
 * What is in force of an association: its files, with the phrasings that joined and with every fact as its desk has changed it last. What its files cannot take any more is
 * left aside, and nothing else with it. What is `known` already is not learned again.
 */
export function inForce(
  origin: House,
  { rows, taught }: { readonly rows: readonly FactRow[]; readonly taught: Taught },
  known: Knowledge = origin.knowledge,
): InForce {
  const aside = new Map<string, string>();
  const more = taught.size === 0 ? undefined : remadeHouse(origin, { pack: origin.association.pack, taught });
  const learned = more && 'house' in more ? more.house : origin;
  const house = rows.reduce((before, { kind: name, value }) => {
    const kind = factKind(name);
    if (!kind) return before;
    const after = withFact(before, kind, value);
    if ('house' in after) return after.house;
    aside.set(name, after.fault);
    return before;
  }, learned);
  return { house: { ...house, knowledge: known.after(house.association) }, aside };
}

/** Whether the file says something else than what a change was made over, and than what the change says. */
export function hasMoved(origin: House, { kind: name, value, over }: FactRow): boolean {
  const kind = factKind(name);
  if (!kind || value === null) return false;
  const file = valueIn(kind, origin.association.pack);
  return !isSame(file, over) && !isSame(file, value);
}
