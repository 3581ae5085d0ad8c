import type { Database } from '../../base/database.ts';
import { ms } from '../../base/moments.ts';
import { mayBeRead, sightValues, unused, type Sight } from '../conversation-list.ts';
import { inTerm, type Staff } from '../staff.ts';

/** So many conversations of one person are looked at. */
const most = 20;

/** `person`: the numbers of the conversations of the person of one, itself among them. */
export const personFrom = (conversation: string): string => `with recursive person (id) as (
         select ${conversation}
         union
         select j.other from person p cross join lateral (
           select other_id as other from links where conversation_id = p.id
           union all select conversation_id from links where other_id = p.id
           union all select b_id from same_person where a_id = p.id and same and back_at is null
           union all select a_id from same_person where b_id = p.id and same and back_at is null) j)`;

/** The conversations of the person of one: joined by a code, by a paper that was seen, or by somebody at the desk. The one itself is the first. */
export async function conversationsOfPerson(
  database: Database,
  conversation: number,
): Promise<readonly { readonly id: number; readonly publicId: string }[]> {
  const { rows } = await database.query<{ id: number; publicId: string }>(
    `${personFrom('$1::bigint')}
       select c.id, c.public_id as "publicId" from person join conversations c on c.id = person.id order by (c.id <> $1), c.id desc limit ${most}`,
    [conversation],
  );
  return rows;
}

/** Conversations with a request of the same identity as one of these has, both of cases that somebody may read; but for those that were said to be of somebody else. */
export async function likelyOfPerson(
  database: Database,
  sight: Sight,
  conversations: readonly number[],
): Promise<readonly string[]> {
  const { rows } = await database.query<{ publicId: string }>(
    `select distinct c.public_id as "publicId" from requests r
         join requests o on o.association = r.association and o.identity = r.identity and o.conversation_id <> all ($2::bigint[])
         join conversations c on c.id = o.conversation_id
       where r.association = $1 and r.conversation_id = any ($2::bigint[]) and ${mayBeRead('r.service')} and ${mayBeRead('o.service')} and $5 and ${unused}
         and c.alerted_at is null and not exists (select from concerns k where k.staff_id = $6 and k.reference in (r.reference, o.reference))
         and not exists (select from same_person s where not s.same and s.back_at is null
           and s.a_id = least(r.conversation_id, o.conversation_id) and s.b_id = greatest(r.conversation_id, o.conversation_id))
       limit ${most}`,
    [sight.association, conversations, ...sightValues(sight)],
  );
  return rows.map(({ publicId }) => publicId);
}

interface Pair {
  readonly one: number;
  readonly other: number;
}

/** Keeps what somebody says of two conversations of their association; false where something is said of them already, or where the right of `by` has ended. */
export async function saySame(
  database: Database,
  by: Staff,
  { one, other, same, now }: Pair & { readonly same: boolean; readonly now: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into same_person (a_id, b_id, same, by_staff, at)
       select least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), $3, $4::int, to_timestamp($6 / 1000.0)
       where $1::bigint <> $2::bigint and ${inTerm(4)}
         and (select count(*) from conversations where id in ($1::bigint, $2::bigint) and association = $7) = 2
       on conflict (a_id, b_id) where back_at is null do nothing`,
    [one, other, same, by.id, by.term, now, by.association],
  );
  return rowCount === 1;
}

/** Takes back what was said of two conversations; false where nothing holds, or where the right of `by` has ended. */
export async function takeSameBack(
  database: Database,
  by: Staff,
  { one, other, now }: Pair & { readonly now: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update same_person set back_by = $3::int, back_at = to_timestamp($5 / 1000.0)
       where a_id = least($1::bigint, $2::bigint) and b_id = greatest($1::bigint, $2::bigint) and back_at is null and ${inTerm(3)}`,
    [one, other, by.id, by.term, now],
  );
  return rowCount === 1;
}

/** Who put which of these conversations together at the desk. */
export interface SaidSame {
  readonly one: string;
  readonly other: string;
  readonly by: string;
  readonly at: number;
}

export async function saidSameOf(
  database: Database,
  conversations: readonly number[],
): Promise<readonly SaidSame[]> {
  const { rows } = await database.query<SaidSame>(
    `select a.public_id as one, b.public_id as other, s.name as by, ${ms('p.at')} as at from same_person p
         join conversations a on a.id = p.a_id join conversations b on b.id = p.b_id join staff s on s.id = p.by_staff
       where p.same and p.back_at is null and p.a_id = any ($1::bigint[]) and p.b_id = any ($1::bigint[]) order by p.id`,
    [conversations],
  );
  return rows;
}

/** What a member said to the notice last, in a conversation. */
export interface LastConsent {
  readonly conversation: number;
  readonly at: number;
  readonly given: boolean;
  readonly notice: string;
}

export async function consentsOf(
  database: Database,
  conversations: readonly number[],
): Promise<readonly LastConsent[]> {
  const { rows } = await database.query<LastConsent>(
    `select distinct on (conversation_id) conversation_id as conversation, ${ms('at')} as at, given, notice from consents
       where conversation_id = any ($1::bigint[]) order by conversation_id, at desc`,
    [conversations],
  );
  return rows;
}
