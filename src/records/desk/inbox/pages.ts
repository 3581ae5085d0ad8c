import type { Order, Sought, Which } from '../../../contract/inbox/sought.ts';
import type { Database } from '../../base/database.ts';
import {
  conversationOf,
  heldApart,
  mayBeRead,
  seenByItsCase,
  seenOnTheWay,
  sightValues,
  type Sight,
} from '../conversation-list.ts';
import { told } from './told.ts';

/** What is sought of whom, by the clock (milliseconds since the epoch). */
export interface Wanted {
  readonly sought: Sought;
  readonly now: number;
  readonly most: number;
}

/** The names of a page of conversations, in order, and what the page after it is asked for by; undefined after the last. */
export interface Page {
  readonly publicIds: readonly string[];
  readonly next: string | undefined;
}

/** Where a list is walked along: a btree for each, so that no statement walks a table. `at` is by what it is sorted. */
interface Walk {
  readonly from: string;
  readonly at: string;
  /** What tells apart those of the same moment: the conversation, so that the page after begins behind the last one. */
  readonly where: string;
  readonly down: boolean;
  /** Whether a conversation on the way is seen. */
  readonly seen?: string;
}

/** The parameters of a statement after those of the sight, each put where it is named. */
class Values {
  readonly all: unknown[];

  constructor(sight: Sight) {
    this.all = [sight.association, [], ...sightValues(sight)];
  }

  put(value: unknown): string {
    return `$${this.all.push(value)}`;
  }
}

const escalated = `escalations s ${conversationOf('s')}`;
const openAlone = `s.association = $1 and s.ended_at is null and not ${heldApart}
  and not exists (select from escalations n where n.conversation_id = s.conversation_id and n.ended_at is null and n.since > s.since)`;

/** Those who asked for a person and still wait, or were not answered. */
const asked = (which: Which, order: Order): Walk => ({
  from: escalated,
  at: order === 'promise' ? 's.first_promised_by' : 's.since',
  where: `${openAlone}${which === 'waiting' ? ` and c.owner = 'bot'` : ''}`,
  down: order === 'newest',
});

/** By cases: those alone in which one was made that may be read, or in which something was said that is kept for its readers, the latest first. */
function cases(values: Values, { service, channel }: Sought, whose: string | undefined): Walk {
  const of = (name: string): string =>
    `${mayBeRead(`${name}.service`)}${service === undefined ? '' : ` and ${name}.service = ${values.put(service)}`}`;
  // Looked at before the conversation of each is fetched.
  const there = channel === undefined ? '' : ` and r.channel = ${values.put(channel)}`;
  const theirs = whose === undefined ? '' : ` and r.conversation_id in (select c.id from ${hadBy(whose)})`;
  return {
    from: `${told} r ${conversationOf('r')}`,
    at: 'r.at',
    where: `r.association = $1 and ${of('r')}${there}${theirs} and not exists (select from ${told} n where n.conversation_id = r.conversation_id and ${of('n')}
      and (n.at, n.name) > (r.at, r.name))`,
    down: true,
    seen: seenByItsCase,
  };
}

/** What one person has, found by that and never by a walk over all. */
const hadBy = (owner: string): string =>
  `(select * from conversations where association = $1 and owner = ${owner} and owner <> 'bot' offset 0) c`;

/** Those that one person has: few, so that they are sorted by what was said last in them. */
const owned = (owner: string): Walk => ({
  from: `${hadBy(owner)} join lateral (select e.at from entries e where e.conversation_id = c.id order by e.seq desc limit 1) l on true`,
  at: 'l.at',
  where: 'true',
  down: true,
});

/** Those in which a note names somebody, the last named first. */
const naming = (me: string): Walk => ({
  from: `(select m.conversation_id, max(m.at) as at from mentions m where m.staff_id = ${me} group by m.conversation_id) l join conversations c on c.id = l.conversation_id`,
  at: 'l.at',
  where: 'true',
  down: true,
});

/** Those that bear a label, the last labelled first. */
const labelled = (label: string): Walk => ({
  from: `conversation_labels l join conversations c on c.id = l.conversation_id`,
  at: 'l.at',
  where: `l.label_id = ${label}`,
  down: true,
});

const everything: Walk = {
  from: 'conversations c',
  at: 'c.listed_at',
  where: 'c.listed_at is not null',
  down: true,
};

/** What somebody has, but for what they want to see again at a later hour and to which its member has written nothing since. */
function mine({ staff }: Sight, now: number, values: Values): Walk {
  const walk = owned(values.put(`staff:${staff}`));
  const aside = `select from reminders x where x.staff_id = ${values.put(staff)} and x.conversation_id = c.id
    and x.at > to_timestamp(${values.put(now)}::float8 / 1000.0) and (c.heard_at is null or c.heard_at < x.set_at)`;
  return { ...walk, where: `${walk.where} and not exists (${aside})` };
}

function walkOf(sight: Sight, { sought, now }: Wanted, values: Values): Walk {
  const {
    which,
    order = which === 'waiting' ? 'promise' : 'newest',
    reason,
    late,
    service,
    label,
    owner,
  } = sought;
  if (which === 'mine') return mine(sight, now, values);
  if (sought.mentioned !== undefined) return naming(values.put(sight.staff));
  if (which === 'waiting' || reason !== undefined || late !== undefined) {
    const walk = asked(which, order);
    const named = reason === undefined ? '' : ` and s.reason = ${values.put(reason)}`;
    const broken = late === undefined ? '' : ` and ${isLate(values, now)}`;
    return { ...walk, where: `${walk.where}${named}${broken}` };
  }
  const whose = owner === undefined || owner === 'nobody' ? undefined : values.put(`staff:${Number(owner)}`);
  if (service !== undefined || !sight.serves) return cases(values, sought, whose);
  if (label !== undefined) return labelled(values.put(Number(label)));
  return whose === undefined ? everything : { ...everything, from: hadBy(whose) };
}

const isLate = (values: Values, now: number): string =>
  `s.answered_at is null and s.first_promised_by < to_timestamp(${values.put(now)}::float8 / 1000.0)`;

const dayOf = (values: Values, day: string, later: number): string =>
  `((${values.put(day)}::date + ${later})::timestamp at time zone 'Asia/Riyadh')`;

/** What is asked of each conversation on the way. */
function* narrowed({ sought }: Wanted, values: Values, at: string): Generator<string> {
  const { which, channel, owner, service, label, from, to } = sought;
  if (channel !== undefined) yield `c.channel = ${values.put(channel)}`;
  if (owner !== undefined && which !== 'mine') {
    const name = owner === 'nobody' ? 'bot' : `staff:${Number(owner)}`;
    // Of what is had for a case that may not be read it is not told that somebody has it.
    yield `(case when ${heldApart} then 'bot' else c.owner end) = ${values.put(name)}`;
    if (owner !== 'nobody') yield `c.owner = ${values.put(name)}`;
  }
  if (label !== undefined)
    yield `$5 and exists (select from conversation_labels t where t.conversation_id = c.id and t.label_id = ${values.put(Number(label))})`;
  if (service !== undefined)
    yield `exists (select from ${told} q where q.conversation_id = c.id and q.service = ${values.put(service)} and ${mayBeRead('q.service')})`;
  if (from !== undefined) yield `${at} >= ${dayOf(values, from, 0)}`;
  if (to !== undefined) yield `${at} < ${dayOf(values, to, 1)}`;
  // What is urgent now stands above the list.
  yield `(c.alerted_at is null or not exists (select from alerts a where a.conversation_id = c.id and a.closed_at is null))`;
}

/** Behind the last conversation of the page before. */
function behind({ at, down }: Walk, after: string, values: Values): string {
  const [moment = '', publicId = ''] = after.split(' ');
  return `(${at}, c.id) ${down ? '<' : '>'} (to_timestamp(${values.put(moment)}::float8 / 1000000.0), (select b.id from conversations b where b.public_id = ${values.put(publicId)}))`;
}

/** One page of a list as somebody sees it. */
export async function pageOf(database: Database, sight: Sight, wanted: Wanted): Promise<Page> {
  const values = new Values(sight);
  const walk = walkOf(sight, wanted, values);
  const { after } = wanted.sought;
  const conditions = [
    walk.seen ?? seenOnTheWay,
    walk.where,
    ...narrowed(wanted, values, walk.at),
    ...(after === undefined ? [] : [behind(walk, after, values)]),
  ];
  const way = walk.down ? 'desc' : 'asc';
  const { rows } = await database.query<{ name: string; at: string }>(
    `select c.public_id as name, (extract(epoch from ${walk.at}) * 1000000)::bigint::text as at from ${walk.from}
       where $2::text[] is not null and ${conditions.join(' and ')} order by ${walk.at} ${way}, c.id ${way} limit ${values.put(wanted.most + 1)}`,
    values.all,
  );
  const shown = rows.slice(0, wanted.most);
  const last = rows.length > wanted.most ? shown.at(-1) : undefined;
  return { publicIds: shown.map(({ name }) => name), next: last && `${last.at} ${last.name}` };
}

/** Why people are waited for now in conversations that somebody sees. */
export async function openReasons(database: Database, sight: Sight): Promise<readonly string[]> {
  const values = new Values(sight);
  const { rows } = await database.query<{ reason: string }>(
    `select distinct s.reason from ${escalated} where $2::text[] is not null and ${openAlone} and ${seenOnTheWay} order by 1`,
    values.all,
  );
  return rows.map(({ reason }) => reason);
}
