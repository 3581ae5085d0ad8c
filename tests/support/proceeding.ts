import type { Association } from '../../src/association/schema.ts';
import type { Place } from './place.ts';

export type Procedure = Association['pack']['procedure'];

/** The same ground, where one association proceeds in another way. */
export function proceeding(
  ground: Place['ground'],
  association: string,
  own: Partial<Procedure>,
): Place['ground'] {
  const house = ground.houses.get(association)!;
  const { pack } = house.association;
  const changed = { ...pack, procedure: { ...pack.procedure, ...own } };
  const other = { ...house, association: { ...house.association, pack: changed } };
  return { ...ground, houses: new Map([...ground.houses, [association, other]]) };
}
