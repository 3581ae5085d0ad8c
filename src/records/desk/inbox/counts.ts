import type { Database } from '../../base/database.ts';
import {
  concernsNobody,
  conversationOf,
  heldApart,
  mayBeRead,
  ordinary,
  seenOnTheWay,
  sightValues,
  unused,
  type Sight,
} from '../conversation-list.ts';
import { told } from './told.ts';

/** How many conversations each list holds, and how many each person has; without those in which an alert stood, but of `all`. */
export interface Counts {
  readonly waiting: number;
  /** Those of them whose first promise is broken, and those that a person has without having answered. */
  readonly late: number;
  /** At most `mostCounted`. */
  readonly all: number;
  readonly ofStaff: ReadonlyMap<number, number>;
}

/** So many are counted of what is as long as the association is old. */
const mostCounted = 10_000;

/** Whoever serves sees every conversation in which something was said; whoever does not, those with a case that they may read. */
const listed = `select c.id from conversations c where $5 and ${ordinary} and c.listed_at is not null
  union all select d.id from (select distinct r.conversation_id as id from ${told} r where not $5 and r.association = $1 and ${mayBeRead('r.service')}) d
    where ${concernsNobody('d.id')} and d.id not in (select id from conversations where association = $1 and alerted_at is not null)
  union all select c.id from conversations c where c.association = $1 and c.alerted_at is not null and may_open(c.id, $6, $7, $8)`;
const open = `select count(*) filter (where c.owner = 'bot')::int as waiting,
    count(*) filter (where e.answered_at is null and e.first_promised_by < to_timestamp($9 / 1000.0) and not ${heldApart})::int as late
  from escalations e ${conversationOf('e')} where e.association = $1 and e.ended_at is null and ${seenOnTheWay} and c.alerted_at is null`;

export async function countConversations(database: Database, sight: Sight, now: number): Promise<Counts> {
  const { rows } = await database.query<{
    waiting: number;
    late: number;
    all: number;
    owned: Readonly<Record<string, number>> | null;
  }>(
    `select o.waiting, o.late,
              (select count(*)::int from (${listed} limit ${mostCounted}) as l) as all,
              (select jsonb_object_agg(owner, n) from (select c.owner, count(*)::int as n from conversations c where ${ordinary} and c.owner <> 'bot' group by c.owner) as h) as owned
       from (${open}) as o where $2::text[] is not null and ${unused}`,
    [sight.association, [], ...sightValues(sight), now],
  );
  const { waiting = 0, late = 0, all = 0, owned = null } = rows[0] ?? {};
  const ofStaff = new Map(
    Object.entries(owned ?? {}).map(([owner, n]) => [Number(owner.replace('staff:', '')), n]),
  );
  return { waiting, late, all, ofStaff };
}

/** Whether an alert stands or stood in any conversation of an association. */
export async function hasAlerted(database: Database, association: string): Promise<boolean> {
  const { rows } = await database.query<{ any: boolean }>(
    'select exists (select from conversations where association = $1 and alerted_at is not null) as any',
    [association],
  );
  return rows[0]?.any ?? false;
}
