import { createHash } from 'node:crypto';
import { isFault } from '../../kernel/errors.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { openSealed, type RequestRecord } from '../requests/requests.ts';
import type { Report } from './finding.ts';

interface Row {
  readonly reference: string;
  readonly association: string;
  readonly channel: string;
  readonly service: string;
  readonly submitted: number;
  readonly reply_on: string;
  readonly told: boolean;
  readonly sealed: Buffer;
  readonly record_hash: Buffer;
  readonly chain_seq: number | null;
  readonly chain_hash: Buffer | null;
  readonly data_key: Buffer | null;
  readonly public_id: string | null;
}

const page = 500;
/** Those of the first segment in their order, then the others. */
const query = `select r.reference, r.association, r.channel, r.service, (extract(epoch from r.submitted_at) * 1000)::float8 as submitted, r.reply_on::text, r.told,
  r.sealed, r.record_hash, r.chain_seq, r.chain_hash, c.data_key, c.public_id
  from requests r left join conversations c on c.id = r.conversation_id
  where r.association = $1 and (coalesce(r.chain_seq, 2147483647), r.reference) > ($2::int, $3)
  order by coalesce(r.chain_seq, 2147483647), r.reference limit ${page}`;

function differing(row: Row, record: RequestRecord): string[] {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['reference', row.reference, record.reference],
    ['association', row.association, record.association],
    ['channel', row.channel, record.channel],
    ['service', row.service, record.service],
    ['submitted_at', new Date(Math.round(row.submitted)).toISOString(), record.submittedAt],
    ['reply_on', row.reply_on, record.replyOn],
    ['told', row.told, record.told],
  ];
  return pairs.filter(([, stored, sealed]) => stored !== sealed).map(([column]) => column);
}

function problemOf(database: Database, row: Row): string | undefined {
  if (row.data_key === null || row.public_id === null)
    return 'its conversation is missing, and with it the key';
  try {
    const { record, recordHash } = openSealed(
      keyOf(database, row.public_id, row.data_key),
      row.reference,
      row.sealed,
    );
    if (!recordHash.equals(row.record_hash)) return 'the record is not the one that was chained';
    const columns = differing(row, record);
    return columns.length > 0 ? `column ${columns.join(', ')} differs from the sealed record` : undefined;
  } catch (error) {
    if (isFault(error, 'wrongKey')) return 'the sealed record was changed';
    throw error;
  }
}

/** Where the first segment stands: the hash of its last request so far, and how many there were. */
interface Stand {
  readonly link: Buffer;
  readonly seq: number;
}

/** A request's place in the first segment. */
function checkPlace(row: Row, { link, seq }: Stand, report: Report): Stand {
  const { association, reference, chain_seq: at, chain_hash: hash } = row;
  if (at === null || hash === null) return { link, seq };
  if (at !== seq + 1)
    report({
      association,
      kind: 'request',
      reference: null,
      problem: `${at - seq - 1} missing before ${reference}`,
    });
  const expected = createHash('sha256').update(link).update(row.record_hash).digest();
  if (at === seq + 1 && !expected.equals(hash))
    report({ association, kind: 'request', reference, problem: 'the chain is broken here' });
  return { link: hash, seq: at };
}

async function checkEnd(
  database: Database,
  { association, link, seq }: Stand & { readonly association: string },
  report: Report,
): Promise<void> {
  const { rows } = await database.query<{ head: Buffer; length: number }>(
    'select head, length from chains where association = $1',
    [association],
  );
  const [head] = rows;
  const length = head?.length ?? 0;
  const found = (problem: string): void => report({ association, kind: 'request', reference: null, problem });
  if (length > seq) found(`${length - seq} missing at the end`);
  if (length < seq || (head && length === seq && !head.head.equals(link)))
    found('the end of the chain was changed');
}

/** Opens every request of an association and holds it against its record and its place in the first segment. Answers how many there are. */
export async function checkRecords(database: Database, association: string, report: Report): Promise<number> {
  let stand: Stand = { link: Buffer.from([0]), seq: 0 };
  let checked = 0;
  let after: readonly [number, string] = [0, ''];
  for (;;) {
    const { rows } = await database.query<Row>(query, [association, ...after]);
    for (const row of rows) {
      const problem = problemOf(database, row);
      if (problem !== undefined) report({ association, kind: 'request', reference: row.reference, problem });
      stand = checkPlace(row, stand, problem === undefined ? report : missingOnly(report));
      after = [row.chain_seq ?? 2_147_483_647, row.reference];
    }
    checked += rows.length;
    if (rows.length < page) break;
  }
  await checkEnd(database, { association, ...stand }, report);
  return checked;
}

/** Of a request that is named already, its place is of no more interest; those that are missing before it are. */
const missingOnly =
  (report: Report): Report =>
  (finding) => {
    if (finding.reference === null) report(finding);
  };
