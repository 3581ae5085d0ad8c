import { day, hour } from '../../kernel/clock.ts';
import { ms } from '../base/moments.ts';
import type { Database } from '../base/database.ts';
import type { Conversation } from '../turns/conversations.ts';

/** A number that no channel proved is called so often within a day, whoever asks and however many: nobody is pestered through us. */
const mostCalls = 3;

/** A phone number (E.164) as calls to it are counted: a keyed hash, another one in each association. */
export const calleeHash = (database: Database, association: string, number: string): Buffer =>
  database.blind.hash('callee', association, number);

/**
 * Until when the number of a call is left in peace, once it was called `more` times more (now); zero for one that may be called, and for one that a
 * channel proved to somebody who asked.
 */
export async function restOfCall(
  database: Database,
  call: string,
  { now, more }: { readonly now: number; readonly more: 0 | 1 },
): Promise<number> {
  const { rows } = await database.query<{ at: number }>(
    `select ${ms('m.at')} as at from call_backs b join calls_made m on m.association = b.association and m.callee = b.callee
     where b.id = $1 and m.at > to_timestamp(($2::float8 - $3) / 1000.0) and not exists (
       select 1 from call_backs p where p.association = b.association and p.callee = b.callee and p.proved and p.ended_at is null)
     order by m.at desc limit $4`,
    [call, now, day, mostCalls],
  );
  const first = rows[mostCalls - more - 1];
  return first ? Math.round(first.at) + day : 0;
}

/** So many calls to typed numbers one conversation asks for in a day: somebody who mistypes is heard, whoever has strangers called is not. */
const mostAsked = 4;

/** Whether a conversation asked for enough calls to numbers that its channel does not prove; never one in which somebody may be in danger. */
export async function asksTooOften(
  database: Database,
  { id }: Pick<Conversation, 'id'>,
  now: number,
): Promise<boolean> {
  const { rows } = await database.query<{ asked: number }>(
    `select count(*)::int as asked from call_backs b join conversations c on c.id = b.conversation_id
     where b.conversation_id = $1 and not b.proved and c.alerted_at is null and b.asked_at > to_timestamp(($2::float8 - $3) / 1000.0)`,
    [id, now, day],
  );
  return (rows[0]?.asked ?? 0) >= mostAsked;
}

/** How many conversations of an association asked within the last hour that a number be called which no channel proved. */
export async function typedLately(
  database: Database,
  { association, now }: Omit<Counted, 'callees'>,
): Promise<number> {
  const { rows } = await database.query<{ asked: number }>(
    `select count(distinct conversation_id)::int as asked from call_backs
     where association = $1 and not proved and asked_at > to_timestamp(($2::float8 - $3) / 1000.0)`,
    [association, now, hour],
  );
  return rows[0]?.asked ?? 0;
}

/** Whose calls are counted, seen from a moment (milliseconds since the epoch). */
interface Counted {
  readonly association: string;
  readonly callees: readonly Buffer[];
  readonly now: number;
}

/** Until when numbers are not to be called again, by the hash in hexadecimal; those that may be called now are left out. */
export async function restsOf(
  database: Database,
  { association, callees, now }: Counted,
): Promise<ReadonlyMap<string, number>> {
  if (callees.length === 0) return new Map();
  const { rows } = await database.query<{ callee: string; at: number }>({
    name: 'rests-of',
    text: `select encode(callee, 'hex') as callee, ${ms('at')} as at from (
        select callee, at, row_number() over (partition by callee order by at desc) as place from calls_made
        where association = $1 and callee = any ($2) and at > to_timestamp(($3::float8 - $4) / 1000.0)) as made
      where place = $5`,
    values: [association, callees, now, day, mostCalls],
  });
  return new Map(rows.map(({ callee, at }) => [callee, Math.round(at) + day]));
}
