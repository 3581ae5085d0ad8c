import type { DeskLine } from '../../contract/desk.ts';
import type { Ground } from '../../conversation/context.ts';
import { candidatesFor, tokenOf, type Candidate } from '../../records/desk/searchable.ts';
import { whereaboutsOf } from '../../records/desk/who.ts';
import { allEntriesOf } from '../../records/turns/entries.ts';
import { viewOf, type View } from '../reading/sight.ts';
import { threadOf } from '../reading/thread.ts';
import { materialOf, type Material } from './material.ts';
import { endsWithIt, namesIt, saysIt, termsOfSought, type Sought } from './terms.ts';

const together = 40;
/** So many candidates are opened at most: what stands in more conversations than this is no search. */
const mostOpened = 160;

/** A conversation that was found: by what somebody said, where it stands in a line, and by a name or a number. */
export interface Hit {
  readonly publicId: string;
  readonly id: number;
  readonly line?: DeskLine;
  readonly byWho: boolean;
}

const isWho = (one: Sought, { names, numbers }: Material): boolean =>
  names.some((name) => namesIt(one, name)) || numbers.some((number) => endsWithIt(one, number));
const isSaidIn = (one: Sought, { text }: DeskLine): boolean => saysIt(one, text);

/** Whether all that is sought stands in what somebody may see of a conversation. */
function hitIn(sought: readonly Sought[], material: Material): Omit<Hit, 'publicId' | 'id'> | undefined {
  const byWho = sought.every((one) => isWho(one, material));
  const there = sought.every(
    (one) => isWho(one, material) || material.lines.some((line) => isSaidIn(one, line)),
  );
  if (!there) return undefined;
  const whole = material.lines.findLast((line) => sought.every((one) => isSaidIn(one, line)));
  const line = whole ?? material.lines.findLast((one) => sought.some((part) => isSaidIn(part, one)));
  return { byWho, ...(line && !byWho && { line }) };
}

interface Looked {
  readonly candidates: readonly Candidate[];
  readonly sought: readonly Sought[];
}

/**
 * Candidates are looked at with the eyes of whoever searches: at who they are, then at what was said. Where an alert stood the lines are left shut: to open it is
 * on record.
 */
async function look(
  { database }: Ground,
  view: View,
  { candidates, sought }: Looked,
): Promise<readonly Hit[]> {
  const stored = await whereaboutsOf(database, candidates);
  const hitOf = (candidate: Candidate, lines: (own: View) => readonly DeskLine[]): Hit | undefined => {
    const { publicId, id, alerted } = candidate;
    const own = viewOf(view, { alerted });
    const known = stored.get(publicId);
    const hit = known && hitIn(sought, materialOf(own, known, lines(own)));
    return hit && { publicId, id, ...hit };
  };
  const byWho = new Map(candidates.map((one) => [one.id, hitOf(one, () => [])]));
  const shut = candidates.filter(({ id, alerted }) => !alerted && byWho.get(id) === undefined);
  const entries = await allEntriesOf(database, shut);
  return candidates.flatMap((one) => {
    const said = entries.get(one.id);
    return byWho.get(one.id) ?? (said && hitOf(one, (own) => threadOf(own, said))) ?? [];
  });
}

/** The tokens of what is sought: a group for each, of which one must be there. */
export const groupsOf = (
  { database }: Ground,
  association: string,
  sought: readonly Sought[],
): readonly (readonly number[])[] =>
  sought.map((one) => termsOfSought(one).map((term) => tokenOf(database, association, term)));

/** The conversations in which somebody may read all that is sought, those first in which something was said last. */
export async function find(
  ground: Ground,
  view: View,
  { sought, most }: { readonly sought: readonly Sought[]; readonly most: number },
): Promise<readonly Hit[]> {
  const { database } = ground;
  const { association } = view.sight;
  const groups = groupsOf(ground, association, sought);
  const hits: Hit[] = [];
  if (groups.length === 0) return hits;
  const candidates = await candidatesFor(database, view.sight, { groups, most: mostOpened });
  for (let from = 0; from < candidates.length && hits.length < most; from += together) {
    const some = candidates.slice(from, from + together);
    hits.push(...(await look(ground, view, { candidates: some, sought })));
  }
  return hits.slice(0, most);
}
