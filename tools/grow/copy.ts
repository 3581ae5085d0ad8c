import {
  identityHash,
  numberHash,
  requestRow,
  type RequestRecord,
} from '../../src/records/requests/requests.ts';
import { sampleId } from '../../src/fields/identity.ts';
import { hashOf } from '../../src/voice/review.ts';
import { showReference } from '../../src/voice/reference.ts';
import { randomId, randomSeed, randomSlice } from '../../src/kernel/ids.ts';
import type { Database } from '../../src/records/base/database.ts';
import { encrypt, wrap } from '../../src/records/base/seal.ts';
import { macOfEvent, macOfFile } from '../../src/records/sealing/macs.ts';
import { addressHash, keyPurpose } from '../../src/records/turns/conversations.ts';
import type { FileStore } from '../../src/records/turns/files.ts';
import { raterName, ratingName } from '../../src/records/turns/ratings.ts';
import { chanceOf } from '../seed/chance.ts';
import { madeUpName } from '../seed/people.ts';
import { dayMoved, joined, type Own } from './cut.ts';
import {
  copiedTables,
  isHidden,
  type CopiedTable,
  type Given,
  type Pattern,
  type Row,
  rowsOf,
  type Rows,
} from './pattern.ts';
import { ownTokens } from './read-patterns.ts';

/** Who a copy is of: another member, at another time. */
export interface Wanted {
  readonly id: number;
  /** Which made-up member it is: nobody else has the number. */
  readonly member: number;
  readonly seed: number;
  /** By how many milliseconds it is earlier (below 0). */
  readonly by: number;
  /** New references, one for each request of the pattern. */
  readonly references: readonly string[];
  /** Numbers for its rows in the outbox. */
  readonly outbox: readonly number[];
}

export interface CopiedEntry {
  readonly seq: number;
  readonly kind: number;
  readonly at: number;
  readonly external: Buffer | null;
  readonly body: Buffer;
}

/** The rows of one conversation, ready to be written. */
export interface Copy {
  readonly conversation: Row;
  readonly entries: readonly CopiedEntry[];
  readonly rows: Rows;
}

interface Place {
  readonly database: Database;
  readonly files: FileStore;
}

interface Making extends Place {
  readonly pattern: Pattern;
  readonly wanted: Wanted;
  readonly own: Own;
  readonly key: Buffer;
  readonly publicId: string;
}

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** What the member of a copy gives of themselves. */
function givenBy({ names, figures }: Given, { seed, member }: Pick<Wanted, 'seed' | 'member'>): Given {
  const chance = chanceOf(seed, member);
  return {
    names: names.map(() => madeUpName(chance)),
    figures: figures.map(({ first }) => ({
      first,
      digits:
        first === undefined
          ? `5${String(10_000_000 + member * 7)
              .padStart(8, '0')
              .slice(-8)}`
          : sampleId(first, member).slice(-9),
    })),
  };
}

function ownOf(pattern: Pattern, { by, references, member, ...who }: Wanted, publicId: string): Own {
  const given = givenBy(pattern.given, { member, ...who });
  const words = new Map<string, string>([[pattern.publicId, publicId]]);
  if (pattern.address !== undefined) words.set(pattern.address, `grown-${member}`);
  pattern.given.names.forEach((name, i) => words.set(name, given.names[i] ?? name));
  pattern.given.figures.forEach(({ digits }, i) => words.set(digits, given.figures[i]?.digits ?? digits));
  for (const id of pattern.ids)
    words.set(
      id,
      id.includes('-') && id.length !== 22 ? `${member.toString(36)}-${randomSeed()}` : randomId(),
    );
  pattern.requests.forEach(({ reference }, i) => {
    const next = references[i] ?? reference;
    words.set(reference, next);
    words.set(showReference(reference), showReference(next));
  });
  return { words, by };
}

/** A value of a row as the copy has it: encrypted anew, named anew, moved in time. */
function valueOf({ own, key, publicId }: Making, value: unknown): unknown {
  if (isHidden(value)) return hex(encrypt(key, `${value.purpose} ${publicId}`, joined(value.pieces, own)));
  if (typeof value !== 'string') return value;
  const named = own.words.get(value);
  if (named !== undefined) return named;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayMoved(value, own.by);
  return /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(Date.parse(value) + own.by).toISOString() : value;
}

const rowOf = (making: Making, row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, valueOf(making, value)]));

/** A value of a row as the product hands it to the database: text. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const bytea = (stored: unknown): Buffer | null =>
  typeof stored === 'string' ? Buffer.from(stored.slice(2), 'hex') : null;

/** A request, sealed as the product seals it. */
function sealedRequest(making: Making, row: Row, at: number): Row {
  const { database, pattern, own, key } = making;
  const found = pattern.requests[at];
  if (!found) return row;
  const written = JSON.parse(joined(found.record, own)) as RequestRecord;
  const record = { ...written, sha256: hashOf(written.fields as never) };
  const value = (name: string): string => text(record.fields.find((one) => one.name === name)?.value);
  const identity = found.identityField === undefined ? null : value(found.identityField);
  const numbers = found.numberFields.map(value);
  const kept = requestRow(
    database,
    { key },
    { record, identity, numbers, needsCheck: row['needs_check'] === true },
  );
  const { association } = pattern;
  return {
    ...rowOf(making, row),
    identity: identity === null ? null : hex(identityHash(database, association, identity)),
    numbers: [...new Set(numbers)].map((one) => hex(numberHash(database, association, one))),
    sealed: hex(Buffer.from(text(kept['sealed']), 'base64')),
    record_hash: `\\x${text(kept['recordHash'])}`,
    mac: `\\x${text(kept['mac'])}`,
    made_under_mac: `\\x${text(kept['madeUnderMac'])}`,
  };
}

function sealedEvent(making: Making, row: Row): Row {
  const { id: _, ...moved } = rowOf(making, row);
  const mac = macOfEvent(making.database, {
    reference: String(moved['reference']),
    status: String(moved['status']),
    at: Date.parse(String(moved['at'])),
    staff: row['staff_id'] as number | null,
    reason: bytea(moved['reason']),
    detail: bytea(moved['detail']),
  });
  return { ...moved, mac: hex(mac) };
}

async function storedFile(making: Making, row: Row): Promise<Row> {
  const { database, files, pattern, wanted, key, publicId: conversation } = making;
  const moved = rowOf(making, row);
  const id = String(moved['id']);
  const bytes = pattern.files.find((one) => one.id === row['id'])?.bytes ?? Buffer.alloc(0);
  const sha256 = Buffer.from(await files.put({ key }, id, bytes), 'hex');
  const at = Date.parse(String(moved['at']));
  const [seq, size] = [row['seq'] as number, row['size'] as number];
  const mac = macOfFile(database, { id, conversation, seq, size, at, sha256 });
  return { ...moved, conversation_id: wanted.id, sha256: hex(sha256), mac: hex(mac) };
}

function ratingOf(making: Making, row: Row): Row {
  const own = rowOf(making, row);
  const { database, publicId } = making;
  const rater = raterName(database, publicId);
  return { ...own, id: ratingName(database, String(own['id'])), rater, counted_on: null };
}

/** The rows of one table. */
async function rowsIn(making: Making, table: CopiedTable): Promise<readonly Row[]> {
  const { pattern, wanted, database } = making;
  const rows = rowsOf(pattern.rows, table);
  const numberOf = (id: unknown): number | undefined => {
    const place = rowsOf(pattern.rows, 'outbox').findIndex((one) => one['id'] === id);
    return wanted.outbox[place];
  };
  const mine = (row: Row): Row => ({ ...rowOf(making, row), conversation_id: wanted.id });
  switch (table) {
    case 'requests':
      return rows.map((row, i) => ({ ...sealedRequest(making, row, i), conversation_id: wanted.id }));
    case 'request_events':
      return rows.map((row) => sealedEvent(making, row));
    case 'files':
      return Promise.all(rows.map((row) => storedFile(making, row)));
    case 'ratings':
      return rows.map((row) => ratingOf(making, row));
    case 'addresses':
      return rows.map((row) => ({ ...mine(row), send_at: null }));
    case 'outbox':
      return rows.map((row) => ({ ...mine(row), id: numberOf(row['id']) }));
    case 'parcels':
      return rows.map((row) => ({
        ...row,
        outbox_id: numberOf(row['outbox_id']),
        external: hex(randomSlice(16)),
      }));
    case 'searchable': {
      const tokens = [
        ...pattern.tokens,
        ...ownTokens(database, pattern.association, givenBy(pattern.given, wanted)),
      ];
      return rows.map((row) => ({ ...mine(row), tokens: [...new Set(tokens)].toSorted((a, b) => a - b) }));
    }
    case 'consents':
    case 'escalations':
    case 'file_days':
      return rows.map((row) => ({ ...mine(row), ...('counted' in row && { counted: false }) }));
  }
}

/** Another conversation that went as the pattern did, encrypted with a key of its own. */
export async function copyOf({ database, files }: Place, pattern: Pattern, wanted: Wanted): Promise<Copy> {
  const publicId = randomId();
  const key = Buffer.from(randomSlice(32));
  const own = ownOf(pattern, wanted, publicId);
  const making: Making = { database, files, pattern, wanted, own, key, publicId };
  const { association, channel } = pattern;
  const rows: [CopiedTable, readonly Row[]][] = [];
  for (const table of copiedTables) rows.push([table, await rowsIn(making, table)]);
  return {
    conversation: {
      ...rowOf(making, pattern.conversation),
      id: wanted.id,
      public_id: publicId,
      address: hex(addressHash(database, { association, channel, address: `grown-${wanted.member}` })),
      data_key: hex(wrap(database.keyring, keyPurpose(publicId), key)),
      due_at: null,
    },
    entries: pattern.entries.map(({ seq, kind, at, isExternal, body }) => ({
      seq,
      kind,
      at: at + wanted.by,
      external: isExternal ? Buffer.from(randomSlice(16)) : null,
      body: encrypt(key, `message ${publicId}`, joined(body, own)),
    })),
    rows: new Map(rows),
  };
}
