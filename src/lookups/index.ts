import type { Outcome } from '../outcomes/index.ts';
import type { World } from '../outcomes/world.ts';
import { asks } from './asks.ts';
import { code } from './code.ts';
import { callRest } from './call-rest.ts';
import { joins } from './joins.ts';
import type { Finding } from './look-up.ts';
import { mine } from './mine.ts';
import { provedNumber } from './proved-number.ts';
import { request } from './request.ts';
import { similar } from './similar.ts';

/** Every look-up there is. */
export const lookUps = [mine, request, asks, code, similar, provedNumber, joins, callRest] as const;

type Listed = (typeof lookUps)[number];
/** What a flow may ask the records inside its turn; the finding comes back as the event `found.<kind>`. */
export type LookUp = Parameters<Listed['find']>[0];
/** What was found. */
export type LookedUp = ReturnType<Listed['rehearse']>;

interface AnyLookUp {
  find(query: never, by: Finding): Promise<LookedUp>;
  rehearse(query: never, world: World): LookedUp;
  leaves?(found: never): readonly Outcome[];
}
const byKind: ReadonlyMap<string, AnyLookUp> = new Map(lookUps.map((one) => [one.kind, one]));

/** The look-up that answers for a query or a finding. Throws for a kind that is not in the list. */
function kindOf({ kind }: { readonly kind: string }): AnyLookUp {
  const found = byKind.get(kind);
  if (!found) throw new Error(`there is no look-up "${kind}"`);
  return found;
}

/** Looks something up in the records. Throws Fault databaseDown. */
export const find = (query: LookUp, by: Finding): Promise<LookedUp> => kindOf(query).find(query as never, by);

/** Looks something up in a rehearsed world. */
export const rehearse = (query: LookUp, world: World): LookedUp =>
  kindOf(query).rehearse(query as never, world);

/** What findings leave in the turn that asked for them. */
export const leavingsOf = (found: readonly LookedUp[]): Outcome[] =>
  found.flatMap((one) => kindOf(one).leaves?.(one as never) ?? []);
