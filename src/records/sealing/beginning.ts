import type pg from 'pg';
import { DatabaseClient } from '../base/connection/client.ts';
import type { Database } from '../base/database.ts';
import type { FileStore } from '../turns/files.ts';
import { kindOfEvent, refOfEvent } from './kinds/event.ts';
import {
  endOfList,
  macOfEnd,
  macOfEvent,
  macOfFile,
  macOfSegment,
  type SealedEvent,
  type SealedFile,
} from './macs.ts';

const lock = 7_400_105;

type Event = SealedEvent & { readonly id: number; readonly association: string };
type File = Omit<SealedFile, 'sha256'> & { readonly association: string };

interface Sealed {
  readonly association: string;
  readonly kind: string;
  readonly ref: string;
  readonly hash: Buffer;
}

async function enqueue(client: pg.Client, sealed: readonly Sealed[]): Promise<void> {
  await client.query(
    `insert into chain_waiting (association, kind, ref, hash) select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])`,
    [
      sealed.map(({ association }) => association),
      sealed.map(({ kind }) => kind),
      sealed.map(({ ref }) => ref),
      sealed.map(({ hash }) => hash),
    ],
  );
}

/** The chains of requests, as far as they go: each is the first segment of a chain of everything. */
async function sealSegments(client: pg.Client, database: Database): Promise<void> {
  const { rows } = await client.query<{ association: string; head: Buffer; length: number }>(
    'select association, head, length from chains order by association',
  );
  await enqueue(
    client,
    rows.map((one) => ({
      association: one.association,
      kind: 'segment',
      ref: 'requests',
      hash: macOfSegment(database, one),
    })),
  );
}

/** What became of requests before there was a chain for it. */
async function sealEvents(client: pg.Client, database: Database): Promise<void> {
  const { rows } = await client.query<Event>(
    `select e.id, r.association, e.reference, e.status, round(extract(epoch from e.at) * 1000)::float8 as at, e.staff_id as staff, e.reason
     from request_events e join requests r on r.reference = e.reference where e.mac is null order by e.id`,
  );
  const macs = rows.map((event) => macOfEvent(database, event));
  await client.query(
    'update request_events e set mac = t.mac from unnest($1::bigint[], $2::bytea[]) as t (id, mac) where e.id = t.id',
    [rows.map(({ id }) => id), macs],
  );
  await enqueue(
    client,
    rows.map(({ id, association, reference, status, staff }, i) => ({
      association,
      kind: kindOfEvent({ staff, status }),
      ref: refOfEvent({ reference, id }),
      hash: macs[i] ?? Buffer.of(),
    })),
  );
}

/** Files from before; of one whose bytes are missing that much is sealed. */
async function sealFiles(client: pg.Client, database: Database, files: FileStore): Promise<void> {
  const { rows } = await client.query<File>(
    `select f.id, c.association, c.public_id as conversation, f.seq, f.size, round(extract(epoch from f.at) * 1000)::float8 as at
     from files f join conversations c on c.id = f.conversation_id where f.mac is null order by f.at, f.id`,
  );
  const hashes: Buffer[] = [];
  for (const { id } of rows) hashes.push((await files.hash(id)) ?? Buffer.of());
  const macs = rows.map((file, i) => macOfFile(database, { ...file, sha256: hashes[i] ?? Buffer.of() }));
  await client.query(
    'update files f set sha256 = t.sha256, mac = t.mac from unnest($1::text[], $2::bytea[], $3::bytea[]) as t (id, sha256, mac) where f.id = t.id',
    [rows.map(({ id }) => id), hashes, macs],
  );
  await enqueue(
    client,
    rows.map(({ id, association }, i) => ({
      association,
      kind: 'attachment',
      ref: id,
      hash: macs[i] ?? Buffer.of(),
    })),
  );
}

const haveBegun = `select exists (select 1 from chain_heads where association = '') as begun, exists (select 1 from chain_links) as linked`;

/**
 * Once in the life of a database: what was decided before there was a chain of everything is sealed as it stands now, and the list of chains
 * is laid down. Throws when chains are there without their list: it was taken away.
 */
export async function beginChains(database: Database, files: FileStore): Promise<true> {
  const { rows } = await database.query<{ begun: boolean }>(haveBegun);
  if (rows[0]?.begun) return true;
  const client = new DatabaseClient({ ...database.connection, statement_timeout: 0 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const found = await client.query<{ begun: boolean; linked: boolean }>(haveBegun);
    if (found.rows[0]?.begun) return true;
    if (found.rows[0]?.linked) throw new Error('the list of chains is missing: npm run verify-records');
    await sealSegments(client, database);
    await sealEvents(client, database);
    await sealFiles(client, database, files);
    const list = endOfList([]);
    await client.query('insert into chain_heads (association, seq, head, mac) values ($1, $2, $3, $4)', [
      list.association,
      list.seq,
      list.head,
      macOfEnd(database, list),
    ]);
    await client.query('commit');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
