import type { Database } from '../base/database.ts';

/** Somebody who waits for a person. Times are milliseconds since the epoch. */
export interface Waiting {
  readonly id: string;
  /** The name of the conversation on its channel; empty where it is urgent, as flow and step are. */
  readonly conversation: string;
  readonly association: string;
  readonly channel: string;
  readonly reason: string;
  readonly flow: string;
  readonly step: string;
  readonly field: string | null;
  readonly tried: readonly string[];
  readonly since: number;
  /** The first time that was promised, and the last. */
  readonly firstPromisedBy: number;
  readonly promisedBy: number;
}

/** Of a conversation in which an alert stood nothing is told but that it is urgent. */
const hidden = (column: string, instead: string): string =>
  `case when c.alerted_at is null then ${column} else ${instead} end`;

/** Who waits now, by their first promise. */
export async function waitingForPerson(database: Database): Promise<Waiting[]> {
  const { rows } = await database.query<Waiting>(
    `select e.id, e.association, e.channel, ${hidden('c.public_id', "''")} as conversation, ${hidden('reason', "'urgent'")} as reason, ${hidden('flow', "''")} as flow, ${hidden('step', "''")} as step, ${hidden('field', 'null')} as field, ${hidden('tried', "'{}'")} as tried, (extract(epoch from since) * 1000)::float8 as since, (extract(epoch from first_promised_by) * 1000)::float8 as "firstPromisedBy", (extract(epoch from promised_by) * 1000)::float8 as "promisedBy"
       from escalations e join conversations c on c.id = e.conversation_id where ended_at is null order by first_promised_by, since`,
  );
  return rows;
}
