import type pg from 'pg';
import { byteaArray, int4Array, int8Array } from '../../src/records/base/binary.ts';
import type { Copy, CopiedEntry } from './copy.ts';
import { copiedTables, rowsOf, type Row } from './pattern.ts';

const insertRows = async (client: pg.Client, table: string, rows: readonly Row[]): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
};

interface OwnedEntry extends CopiedEntry {
  readonly conversation: number;
}

const insertEntries = (client: pg.Client, entries: readonly OwnedEntry[]): Promise<unknown> =>
  client.query({
    name: 'grow-entries',
    text: `insert into entries (conversation_id, seq, kind, at, external, body)
      select id, seq, kind, to_timestamp(at / 1000.0), external, body
      from unnest($1::int8[], $2::int4[], $3::int4[], $4::int8[], $5::bytea[], $6::bytea[]) as t (id, seq, kind, at, external, body)`,
    values: [
      int8Array(entries.map(({ conversation }) => conversation)),
      int4Array(entries.map(({ seq }) => seq)),
      int4Array(entries.map(({ kind }) => kind)),
      int8Array(entries.map(({ at }) => at)),
      byteaArray(entries.map(({ external }) => external)),
      byteaArray(entries.map(({ body }) => body)),
    ],
  });

/** Writes whole conversations in one transaction. */
export async function writeCopies(client: pg.Client, copies: readonly Copy[]): Promise<void> {
  await client.query('begin');
  await insertRows(
    client,
    'conversations',
    copies.map(({ conversation }) => conversation),
  );
  await insertEntries(
    client,
    copies.flatMap(({ conversation, entries }) =>
      entries.map((entry) => ({ ...entry, conversation: conversation['id'] as number })),
    ),
  );
  for (const table of copiedTables)
    await insertRows(
      client,
      table,
      copies.flatMap(({ rows }) => rowsOf(rows, table)),
    );
  await client.query('commit');
}

/** New numbers for rows of a table. */
export async function numbersFor(
  client: pg.Client,
  table: string,
  count: number,
): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: string }>(
    `select nextval(pg_get_serial_sequence($1, 'id')) as id from generate_series(1, $2)`,
    [table, count],
  );
  return rows.map(({ id }) => Number(id));
}
