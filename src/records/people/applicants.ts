import type { Database } from '../base/database.ts';
import { decrypt, encrypt, unwrap, wrap } from '../base/seal.ts';
import { personFrom } from '../desk/persons/persons.ts';
import { openSealed } from '../requests/requests.ts';
import { keyOf } from '../turns/conversations.ts';
import { randomSlice } from '../../kernel/ids.ts';
import {
  applicantPurpose,
  associationPurpose,
  personPurpose,
  tellingIn,
  type Picked,
  type Telling,
} from './telling.ts';

const keySize = 32;

/** A request of which it was not read yet who sent it, opened: the lines that were asked for. */
export interface Unread {
  readonly reference: string;
  readonly association: string;
  readonly service: string;
  /** The keyed hash of the identity that its member gave. */
  readonly identity: Buffer | null;
  /** The first of the conversations of its member. */
  readonly first: number;
  readonly lines: readonly Telling[];
}

type Row = Omit<Unread, 'lines'> & {
  readonly sealed: Buffer;
  readonly data_key: Buffer;
  readonly public_id: string;
};

const picking = (fields: readonly string[]): string => fields.join(' ');

/**
 * Requests of which it was not read yet who sent them, or not by the fields that tell it by now, by reference: those of some conversations, or all from
 * one on.
 */
export async function unreadCases(
  database: Database,
  picked: readonly Picked[],
  {
    conversations,
    after,
    most,
  }: { readonly conversations?: readonly number[]; readonly after: string; readonly most: number },
): Promise<readonly Unread[]> {
  const { rows } = await database.query<Row>(
    `select r.reference, r.association, r.service, r.identity, r.sealed, c.data_key, c.public_id, case when r.identity is null then (${personFrom('r.conversation_id')} select min(id) from person) else c.id end as first
       from requests r join conversations c on c.id = r.conversation_id left join applicants a on a.reference = r.reference
       left join unnest($1::text[], $2::text[], $3::text[]) as w (association, service, picked) on w.association = r.association and w.service = r.service
       where (a.reference is null or a.picked <> w.picked) and r.reference > $4 and ($5::bigint[] is null or r.conversation_id = any ($5))
       order by r.reference limit $6`,
    [
      picked.map(({ association }) => association),
      picked.map(({ service }) => service),
      picked.map(({ fields }) => picking(fields)),
      ...[after, conversations ?? null, most],
    ],
  );
  return rows.map(({ sealed, data_key, public_id, ...row }) => {
    const wanted = picked.find((one) => one.association === row.association && one.service === row.service);
    const { fields } = openSealed(keyOf(database, public_id, data_key), row.reference, sealed).record;
    return { ...row, lines: tellingIn(fields.filter(({ name }) => wanted?.fields.includes(name))) };
  });
}

/** Who sent a request, as it is kept: `named` tells people of one conversation apart who gave no identity. */
export interface Applicant extends Unread {
  readonly picked: readonly string[];
  readonly named: string;
  /** Each once. */
  readonly tokens: readonly number[];
}

/** The key by which an association's people have theirs; it is made at the first of them. */
async function keyOfAssociation(database: Database, association: string): Promise<Buffer> {
  const purpose = associationPurpose(association);
  const { rows } = await database.query<{ wrapped: Buffer }>(
    `insert into keys (name, wrapped) values ($1, $2) on conflict (name) do update set wrapped = keys.wrapped returning wrapped`,
    [purpose, wrap(database.keyring, purpose, Buffer.from(randomSlice(keySize)))],
  );
  const [row] = rows;
  if (!row) throw new Error('a key was neither found nor made');
  return unwrap(database.keyring, purpose, row.wrapped);
}

/** By what a person is found: the identity, else the first conversation with the name. */
function foundBy(database: Database, { association, identity, first, named }: Applicant): Buffer {
  const by = identity ? ['identity', identity.toString('hex')] : ['conversation', `${first}`, named];
  return database.blind.hash('person', association, ...by);
}

/** The person of an applicant with their key; made where there is none. */
async function personOf(
  database: Database,
  applicant: Applicant,
  key: Buffer,
): Promise<{ readonly id: number; readonly key: Buffer }> {
  const found = foundBy(database, applicant);
  const { rows } = await database.query<{ id: number; data_key: Buffer }>(
    `insert into people (association, found, data_key) values ($1, $2, $3)
       on conflict (association, found) do update set found = excluded.found returning id, data_key`,
    [applicant.association, found, encrypt(key, personPurpose(found), Buffer.from(randomSlice(keySize)))],
  );
  const [row] = rows;
  if (!row) throw new Error('a person was neither found nor made');
  return { id: row.id, key: decrypt(key, personPurpose(found), row.data_key) };
}

/** Keeps who sent some requests; kept twice, it is there once. */
export async function keepApplicants(database: Database, applicants: readonly Applicant[]): Promise<void> {
  const keys = new Map<string, Buffer>();
  for (const applicant of applicants) {
    const { reference, association, picked, lines, tokens } = applicant;
    const key = keys.get(association) ?? (await keyOfAssociation(database, association));
    keys.set(association, key);
    const person = await personOf(database, applicant, key);
    const who = encrypt(person.key, applicantPurpose(reference), JSON.stringify(lines));
    await database.query(
      `insert into applicants (reference, association, person_id, picked, who, tokens) values ($1, $2, $3, $4, $5, $6::bigint[])
         on conflict (reference) do update set person_id = excluded.person_id, picked = excluded.picked, who = excluded.who, tokens = excluded.tokens`,
      [reference, association, person.id, picking(picked), who, tokens],
    );
  }
}
