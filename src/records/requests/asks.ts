import { AskedDetail } from '../../contract/cases/ask.ts';
import { dayAt } from '../../fields/calendar.ts';
import type { Database } from '../base/database.ts';
import { keyOf } from '../turns/conversations.ts';
import { decryptBody, decryptText } from '../turns/entries.ts';

/** What was asked of the member of a case at the last step of its history that asked: by it the case waits. Days are YYYY-MM-DD. */
export interface OpenAsk {
  readonly reference: string;
  /** The step, by its number. */
  readonly step: number;
  readonly words: string;
  readonly field: string;
  readonly by: string;
  readonly since: string;
  readonly resumes: string;
}

interface Row {
  readonly reference: string;
  readonly step: number;
  readonly at: number;
  readonly reason: Buffer;
  readonly detail: Buffer;
  readonly data_key: Buffer;
  readonly public_id: string;
}

/** What cases wait for, of those that wait for something. */
export async function openAsks(
  database: Database,
  references: readonly string[],
): Promise<readonly OpenAsk[]> {
  const { rows } = await database.query<Row>(
    `select distinct on (r.reference) r.reference, e.id::float8 as step, (extract(epoch from e.at) * 1000)::float8 as at, e.reason, e.detail, c.data_key, c.public_id
       from requests r join request_events e on e.reference = r.reference and e.status = 'asked' join conversations c on c.id = r.conversation_id
       where r.reference = any ($1) and r.status = 'asked' order by r.reference, e.id desc`,
    [references],
  );
  return rows.map(({ reference, step, at, reason, detail, data_key: key, public_id: publicId }) => {
    const owner = { key: keyOf(database, publicId, key), publicId };
    return {
      reference,
      step,
      words: decryptText(owner, reason),
      since: dayAt(at),
      ...AskedDetail.parse(decryptBody(owner, detail)),
    };
  });
}
