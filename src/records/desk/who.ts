import type { Json } from '../../kernel/json.ts';
import type { Database } from '../base/database.ts';
import { decrypt } from '../base/seal.ts';
import { opener, tellingColumns, tellingJoins, type Telling, type TellingRow } from '../people/telling.ts';
import { addressPurpose, keyOf, profilePurpose } from '../turns/conversations.ts';
import { decryptBody } from '../turns/entries.ts';
import type { Listed } from './conversation-list.ts';

/** A request as far as it tells who has sent it. */
interface SentForm {
  readonly service: string;
  readonly fields: readonly Telling[];
}

/** What is stored of who a conversation's member is. */
export interface Whereabouts {
  /** The state of the dialogue, with the forms that are under way in it. */
  readonly state: Json | undefined;
  /** The latest requests, the last one first. */
  readonly sent: readonly SentForm[];
  /** How their profile at the channel calls them, and how the channel itself does. */
  readonly profile: string | undefined;
  readonly address: string | undefined;
}

type Wanted = Pick<Listed, 'id' | 'publicId' | 'dataKey'>;

/** So many requests are looked at of each member. */
const mostSent = 3;

async function sentForms(
  database: Database,
  wanted: ReadonlyMap<number, Wanted>,
): Promise<ReadonlyMap<number, readonly SentForm[]>> {
  const { rows } = await database.query<TellingRow & { readonly of: number }>(
    `select w.id as of, ${tellingColumns} from unnest($1::bigint[]) as w (id)
       cross join lateral (select * from requests r where r.conversation_id = w.id order by r.submitted_at desc limit ${mostSent}) r ${tellingJoins}
       order by r.submitted_at desc`,
    [[...wanted.keys()]],
  );
  const opened = opener(database);
  const found = new Map<number, readonly SentForm[]>();
  for (const row of rows)
    found.set(row.of, [...(found.get(row.of) ?? []), { service: row.service, fields: opened(row) }]);
  return found;
}

/** What is stored of who the members of several conversations are, by the conversation's name. */
export async function whereaboutsOf(
  database: Database,
  listed: readonly Wanted[],
): Promise<ReadonlyMap<string, Whereabouts>> {
  const wanted = new Map(listed.map((one) => [one.id, one]));
  const [sent, { rows }] = await Promise.all([
    sentForms(database, wanted),
    database.query<{ id: number; body: Buffer | null; profile: Buffer | null; sealed: Buffer | null }>(
      `select c.id, e.body, a.profile, a.sealed from conversations c
         left join entries e on e.conversation_id = c.id and e.seq = c.state_seq left join addresses a on a.conversation_id = c.id
         where c.id = any ($1::bigint[])`,
      [[...wanted.keys()]],
    ),
  ]);
  const found = new Map<string, Whereabouts>();
  for (const { id, body, profile, sealed } of rows) {
    const one = wanted.get(id);
    if (!one) continue;
    const { publicId } = one;
    const key = keyOf(database, publicId, one.dataKey);
    const opened = (purpose: string, bytes: Buffer | null): string | undefined =>
      bytes === null ? undefined : decrypt(key, purpose, bytes).toString('utf8');
    found.set(publicId, {
      state: body === null ? undefined : stateIn(decryptBody({ key, publicId }, body)),
      sent: sent.get(id) ?? [],
      profile: opened(profilePurpose(publicId), profile),
      address: opened(addressPurpose(publicId), sealed),
    });
  }
  return found;
}

const stateIn = (body: Json): Json | undefined =>
  typeof body === 'object' && body !== null && 'state' in body ? body['state'] : undefined;
