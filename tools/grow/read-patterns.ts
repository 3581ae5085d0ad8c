import type { House } from '../../src/voice/house.ts';
import { serviceOf } from '../../src/voice/house.ts';
import { showReference } from '../../src/voice/reference.ts';
import { kindOf } from '../../src/fields/spec.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { termsOfName, termsOfNumber } from '../../src/desk/finding/terms.ts';
import { decrypt } from '../../src/records/base/seal.ts';
import type { Database } from '../../src/records/base/database.ts';
import { tokenOf } from '../../src/records/desk/searchable.ts';
import { openSealed, type RequestRecord } from '../../src/records/requests/requests.ts';
import { keyOf } from '../../src/records/turns/conversations.ts';
import { ratingName } from '../../src/records/turns/ratings.ts';
import { cut } from './cut.ts';
import {
  copiedTables,
  type CopiedTable,
  type Given,
  type Hidden,
  type Pattern,
  type PatternFile,
  type PatternRequest,
  type Row,
  rowsOf,
  type Rows,
} from './pattern.ts';

/** Columns that are stored encrypted, by what for. */
const hiddenColumns: Readonly<Record<string, Hidden['purpose']>> = {
  comment: 'message',
  reason: 'message',
  detail: 'message',
  sealed: 'address',
  profile: 'profile',
};

const bytesOf = (stored: unknown): Buffer => Buffer.from(String(stored).slice(2), 'hex');

interface Opener {
  readonly key: Buffer;
  readonly publicId: string;
  readonly owns: ReadonlySet<string>;
}

/** The rows of a table that belong to a conversation, as JSON. */
async function storedRows(database: Database, table: CopiedTable, id: number): Promise<readonly Row[]> {
  const of = {
    request_events: 'reference in (select reference from requests where conversation_id = $1) order by id',
    parcels: 'outbox_id in (select id from outbox where conversation_id = $1)',
  }[table as string];
  const { rows } = await database.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${table} t where ${of ?? 'conversation_id = $1'}`,
    [id],
  );
  return rows.map(({ row }) => row);
}

/**
 * The ratings that were asked for in a conversation, under the names that they have in its dialogue; what was written beside them stays behind, and so does that
 * conversation.
 */
async function ratingsOf(
  database: Database,
  id: number,
  { key, publicId }: Omit<Opener, 'owns'>,
): Promise<readonly Row[]> {
  const { rows } = await database.query<{ body: Buffer }>(
    'select body from entries where conversation_id = $1',
    [id],
  );
  const named = rows.flatMap(({ body }) =>
    Array.from(
      decrypt(key, `message ${publicId}`, body)
        .toString('utf8')
        .matchAll(/"([0-9a-z]+-[0-9a-f]{16})"/g),
      ([, name = '']) => name,
    ),
  );
  const nameOf = new Map([...new Set(named)].map((name) => [ratingName(database, name), name]));
  const found = await database.query<{ row: Row }>(
    `select to_jsonb(t) as row from ratings t where id = any ($1)`,
    [[...nameOf.keys()]],
  );
  const left = { conversation_id: null, comment: null, data_key: null };
  return found.rows.map(({ row }) => ({ ...row, ...left, id: nameOf.get(String(row['id'])) }));
}

/** The row with its encrypted values opened. Requests are opened elsewhere. */
function opened(row: Row, table: CopiedTable, { key, publicId, owns }: Opener): Row {
  if (table === 'requests') return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const purpose = table === 'escalations' ? undefined : hiddenColumns[column];
      if (purpose === undefined || value === null) return [column, value];
      const text = decrypt(key, `${purpose} ${publicId}`, bytesOf(value)).toString('utf8');
      return [column, { purpose, pieces: cut(text, owns) } satisfies Hidden];
    }),
  );
}

const figuresOf = (text: string): string => text.replace(/\D/g, '').slice(-9);

/** What the member gave of themselves in these records. */
function givenIn(house: House, records: readonly RequestRecord[], names: readonly string[]): Given {
  const figures: Given['figures'][number][] = [];
  const found = new Set<string>();
  for (const { service, fields } of records)
    for (const { name, value } of fields) {
      const spec = serviceOf(house, service)?.fields.find((one) => one.name === name);
      if (!spec || typeof value !== 'string') continue;
      const { isIdentity, keyboard } = kindOf(spec);
      if (keyboard.autocomplete === 'name') found.add(value);
      const digits = figuresOf(value);
      if ((isIdentity || keyboard.ownNumber) && digits.length === 9)
        figures.push({ digits, first: isIdentity ? value.slice(0, 1) : undefined });
    }
  return { names: [...new Set([...found, ...names])], figures };
}

function requestOf(house: House, record: RequestRecord, owns: ReadonlySet<string>): PatternRequest {
  const fields = serviceOf(house, record.service)?.fields ?? [];
  const isGiven = (name: string): boolean =>
    record.fields.some((one) => one.name === name && typeof one.value === 'string');
  return {
    reference: record.reference,
    record: cut(JSON.stringify(record), owns),
    identityField: fields.find((field) => kindOf(field).isIdentity && isGiven(field.name))?.name,
    numberFields: fields
      .filter((field) => kindOf(field).keyboard.ownNumber && isGiven(field.name))
      .map(({ name }) => name),
  };
}

/** What the search finds a member by: it is another in every copy. */
export function ownTokens(database: Database, association: string, given: Given): readonly number[] {
  const terms = [
    ...given.names.flatMap(termsOfName),
    ...given.figures.flatMap(({ digits }) => termsOfNumber(digits)),
  ];
  return [...new Set(terms.map((term) => tokenOf(database, association, term)))];
}

interface Found {
  readonly id: number;
  readonly row: Row;
  readonly data_key: Buffer;
}

/** Words that each copy has of its own. */
const ownsOf = (ids: readonly string[], given: Given, references: readonly string[]): ReadonlySet<string> =>
  new Set([
    ...ids,
    ...given.names,
    ...given.figures.map(({ digits }) => digits),
    ...references,
    ...references.map(showReference),
  ]);

async function entriesOf({ database }: Ground, id: number, { key, publicId, owns }: Opener) {
  const { rows } = await database.query<{
    seq: number;
    kind: number;
    at: number;
    external: boolean;
    body: Buffer;
  }>(
    `select seq, kind, round(extract(epoch from at) * 1000)::float8 as at, external is not null as external, body
       from entries where conversation_id = $1 order by seq`,
    [id],
  );
  return rows.map(({ seq, kind, at, external, body }) => ({
    seq,
    kind,
    at,
    isExternal: external,
    body: cut(decrypt(key, `message ${publicId}`, body).toString('utf8'), owns),
  }));
}

const isStillOpen = (conversation: Row, rows: Rows): boolean =>
  conversation['owner'] !== 'bot' ||
  conversation['flagged_at'] !== null ||
  rowsOf(rows, 'escalations').some(({ ended_at: ended }) => ended === null) ||
  rowsOf(rows, 'requests').some(({ status }) =>
    ['submitted', 'checked', 'asked', 'deferred'].includes(String(status)),
  );

/** What a conversation has of its own, by what is stored of it. */
interface Told {
  readonly records: readonly RequestRecord[];
  readonly address: string | undefined;
  readonly given: Given;
  readonly ids: readonly string[];
}

function toldIn(house: House, rows: Rows, { key, publicId }: Omit<Opener, 'owns'>): Told {
  const records = rowsOf(rows, 'requests').map(
    ({ reference, sealed }) => openSealed(key, String(reference), bytesOf(sealed)).record,
  );
  const textsOf = (column: string, purpose: string): readonly string[] =>
    rowsOf(rows, 'addresses').flatMap((row) =>
      row[column] === null
        ? []
        : [decrypt(key, `${purpose} ${publicId}`, bytesOf(row[column])).toString('utf8')],
    );
  const tables = ['files', 'escalations', 'ratings'] as const;
  return {
    records,
    address: textsOf('sealed', 'address')[0],
    given: givenIn(house, records, textsOf('profile', 'profile')),
    ids: tables.flatMap((table) => rowsOf(rows, table).map(({ id }) => String(id))),
  };
}

async function filesOf({ files }: Ground, key: Buffer, rows: Rows): Promise<readonly PatternFile[]> {
  const found: PatternFile[] = [];
  for (const { id } of rowsOf(rows, 'files')) {
    const bytes = await files.get({ key }, String(id));
    if (bytes) found.push({ id: String(id), bytes });
  }
  return found;
}

/** By what a conversation is found, without what its member gave of themselves. */
function tokensOf(database: Database, association: string, { rows, given }: { rows: Rows; given: Given }) {
  const theirs = new Set(ownTokens(database, association, given));
  const [searchable] = rowsOf(rows, 'searchable');
  return ((searchable?.['tokens'] ?? []) as number[]).filter((token) => !theirs.has(token));
}

async function patternOf(ground: Ground, house: House, { id, row, data_key }: Found): Promise<Pattern> {
  const { database } = ground;
  const association = house.association.id;
  const publicId = String(row['public_id']);
  const key = keyOf(database, publicId, data_key);
  const stored: [CopiedTable, readonly Row[]][] = [];
  for (const table of copiedTables)
    stored.push([
      table,
      table === 'ratings'
        ? await ratingsOf(database, id, { key, publicId })
        : await storedRows(database, table, id),
    ]);
  const rows: Rows = new Map(stored);
  const { records, address, given, ids } = toldIn(house, rows, { key, publicId });
  const named = [...ids, publicId, ...(address === undefined ? [] : [address])];
  const references = records.map(({ reference }) => reference);
  const opener = { key, publicId, owns: ownsOf(named, given, references) };
  return {
    association,
    channel: String(row['channel']),
    isOpen: isStillOpen(row, rows),
    publicId,
    address,
    given,
    ids,
    conversation: row,
    entries: await entriesOf(ground, id, opener),
    requests: records.map((record) => requestOf(house, record, opener.owns)),
    files: await filesOf(ground, key, rows),
    rows: new Map(stored.map(([table, some]) => [table, some.map((one) => opened(one, table, opener))])),
    tokens: tokensOf(database, association, { rows, given }),
  };
}

/** The conversations of an association with a number above `after`, as patterns. */
export async function readPatterns(ground: Ground, house: House, after: number): Promise<readonly Pattern[]> {
  const { rows } = await ground.database.query<Found>(
    'select id, to_jsonb(c) as row, data_key from conversations c where association = $1 and id > $2 order by id',
    [house.association.id, after],
  );
  const patterns: Pattern[] = [];
  for (const found of rows) patterns.push(await patternOf(ground, house, found));
  return patterns;
}
