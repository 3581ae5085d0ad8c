import { createHash } from 'node:crypto';
import { isFault } from '../../kernel/errors.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { openSealed, type RequestRecord } from './requests.ts';

/** One thing that is not as it was sealed. `reference` is null when a request is missing altogether. */
export interface Finding {
  readonly association: string;
  readonly reference: string | null;
  readonly problem: string;
}

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
  readonly chain_seq: number;
  readonly chain_hash: Buffer;
  readonly data_key: Buffer | null;
  readonly public_id: string | null;
}

const page = 500;
const query = `select r.reference, r.association, r.channel, r.service, (extract(epoch from r.submitted_at) * 1000)::float8 as submitted, r.reply_on::text, r.told,
  r.sealed, r.record_hash, r.chain_seq, r.chain_hash, c.data_key, c.public_id
  from requests r left join conversations c on c.id = r.conversation_id where r.association = $1 and r.chain_seq > $2 order by r.chain_seq limit ${page}`;

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

async function verifyChain(database: Database, association: string, findings: Finding[]): Promise<number> {
  const { rows: heads } = await database.query<{ head: Buffer; length: number }>(
    'select head, length from chains where association = $1',
    [association],
  );
  let link: Buffer = Buffer.from([0]);
  let seq = 0;
  for (;;) {
    const { rows } = await database.query<Row>(query, [association, seq]);
    for (const row of rows) {
      const { reference } = row;
      if (row.chain_seq !== seq + 1)
        findings.push({
          association,
          reference: null,
          problem: `${row.chain_seq - seq - 1} missing before ${reference}`,
        });
      const expected = createHash('sha256').update(link).update(row.record_hash).digest();
      const problem = problemOf(database, row);
      if (problem !== undefined) findings.push({ association, reference, problem });
      else if (row.chain_seq === seq + 1 && !expected.equals(row.chain_hash))
        findings.push({ association, reference, problem: 'the chain is broken here' });
      link = row.chain_hash;
      seq = row.chain_seq;
    }
    if (rows.length < page) break;
  }
  const [head] = heads;
  if ((head?.length ?? 0) > seq)
    findings.push({
      association,
      reference: null,
      problem: `${(head?.length ?? 0) - seq} missing at the end`,
    });
  if ((head?.length ?? 0) < seq || (head && head.length === seq && !head.head.equals(link)))
    findings.push({ association, reference: null, problem: 'the end of the chain was changed' });
  return seq;
}

/** Goes through every request of every association in the order in which they were sealed. */
export async function verifyRecords(
  database: Database,
): Promise<{ readonly checked: number; readonly findings: readonly Finding[] }> {
  const { rows } = await database.query<{ association: string }>(
    'select association from chains union select distinct association from requests order by 1',
  );
  const findings: Finding[] = [];
  let checked = 0;
  for (const { association } of rows) checked += await verifyChain(database, association, findings);
  return { checked, findings };
}
