import type { SendFaultCode } from '../../channel/faults.ts';
import type { Progress } from '../../channel/port.ts';
import type { Json } from '../../kernel/json.ts';
import type { Leased, Taking } from './addresses.ts';
import type { Database } from '../base/database.ts';
import { inTerm, type Staff } from '../desk/staff.ts';
import { decryptBody } from '../turns/entries.ts';
import { sealNames } from './wipes.ts';
import { outboxTransitions, statesBefore, type OutboxState } from './outbox-states.ts';

/** An entry that is handed out for sending, at its `part`-th parcel. `doubtful`: an earlier attempt ended without an outcome. */
export interface HandedOut {
  readonly id: number;
  readonly seq: number;
  readonly part: number;
  readonly tries: number;
  /** How often the outcome of an attempt stayed unknown. */
  readonly doubts: number;
  readonly repeats: boolean;
  readonly fromBot: boolean;
  readonly doubtful: boolean;
  readonly madeAt: number;
  readonly kind: number;
  readonly body: Json;
}

interface Row {
  readonly id: number;
  readonly seq: number;
  readonly part: number;
  readonly tries: number;
  readonly doubts: number;
  readonly repeats: boolean;
  readonly from_bot: boolean;
  readonly doubtful: boolean;
  readonly made_at: Date;
  readonly kind: number;
  readonly body: Buffer;
}

/** The next entry of a conversation; undefined when nothing is due, or when somebody else holds it now. */
export async function handOut(
  database: Database,
  held: Leased,
  { now, until }: Pick<Taking, 'now' | 'until'>,
): Promise<HandedOut | undefined> {
  const { rows } = await database.query<Row>({
    name: 'hand-out',
    text: 'select * from hand_out($1, $2, to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0))',
    values: [held.id, held.lease, now, until],
  });
  const [row] = rows;
  if (!row) return undefined;
  const { from_bot: fromBot, made_at: madeAt, body, ...rest } = row;
  return { ...rest, fromBot, madeAt: madeAt.getTime(), body: decryptBody(held, body) };
}

/** What became of an attempt. `sent` is the number of a parcel that the provider took, `external` its name for it, `names` all of them where they are kept. */
export interface Settled {
  readonly state: (typeof outboxTransitions.settle.to)[number];
  readonly part: number;
  readonly doubts: number;
  readonly fault: SendFaultCode | null;
  readonly next: number;
  readonly sent?: {
    readonly part: number;
    readonly external?: string;
    readonly names?: readonly string[];
  };
}

const externalHash = (database: Database, account: string, external: string): Buffer =>
  database.blind.hash('parcel', account, external);

/** False when the lease was lost meanwhile, and when the provider's word came first. */
export async function settle(
  database: Database,
  { account, held, id }: { readonly account: string; readonly held: Leased; readonly id: number },
  { state, part, doubts, fault, next, sent }: Settled,
): Promise<boolean> {
  const external = sent?.external === undefined ? null : externalHash(database, account, sent.external);
  const values: unknown[] = [id, held.lease, state, part, doubts, fault, next, sent?.part ?? null, external];
  const { rows } = await database.query<{ done: boolean }>(
    sent?.names
      ? {
          name: 'settle-named-parcel',
          text: 'select settle_named_parcel($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8, $9, $10) as done',
          values: [...values, sealNames(held, sent.names)],
        }
      : {
          name: 'settle-parcel',
          text: 'select settle_parcel($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8, $9) as done',
          values,
        },
  );
  return rows[0]?.done ?? false;
}

const steps: Readonly<Record<Progress, number>> = { sent: 1, delivered: 2, read: 3 };

/** `<outbox>.<part>`, our own name of a parcel. */
const numbersOf = (parcel: string | undefined): readonly [number, number] | undefined => {
  const match = /^(\d{1,15})\.(\d{1,4})$/.exec(parcel ?? '');
  return match ? [Number(match[1]), Number(match[2])] : undefined;
};

/** A parcel as its provider names it (`external`), and by our own name `<outbox>.<part>` where the provider tells that too. */
export interface NamedParcel {
  readonly account: string;
  readonly external: string;
  readonly parcel?: string;
}

/** What the functions of the database know a parcel by: its account, the provider's name of it, our own. */
function keysOf(
  database: Database,
  { account, external, parcel }: NamedParcel,
): [account: string, external: Buffer, outbox: number | null, part: number | null] {
  const [outbox = null, part = null] = numbersOf(parcel) ?? [];
  return [account, externalHash(database, account, external), outbox, part];
}

/**
 * A provider says how far a parcel came, before, during or after its own answer to us. Late news set nothing back. A parcel whose outcome was
 * not known is known now: what comes after it may be sent.
 */
export async function noteProgress(
  database: Database,
  named: NamedParcel,
  progress: Progress,
): Promise<void> {
  await database.query('select note_progress($1, $2, $3, $4, $5)', [
    ...keysOf(database, named),
    steps[progress],
  ]);
}

/**
 * A provider could not deliver a parcel after all. Answers what it belonged to; undefined when it is none of ours, or was told before, or arrived
 * as the provider itself said.
 */
export async function noteUndelivered(
  database: Database,
  named: NamedParcel,
  fault: SendFaultCode,
): Promise<{ readonly publicId: string; readonly seq: number } | undefined> {
  const { rows } = await database.query<{ public_id: string; seq: number }>(
    'select * from note_undelivered($1, $2, $3, $4, $5)',
    [...keysOf(database, named), fault],
  );
  const [row] = rows;
  return row && { publicId: row.public_id, seq: row.seq };
}

/** How the sending of an entry stands, where it is not simply sent. */
export interface DeliveryRow {
  readonly seq: number;
  readonly state: OutboxState;
  readonly fault: string | null;
  /** How far the parcel came that came least far: 0 failed, 1 sent, 2 delivered, 3 read. */
  readonly progress: number | null;
}

export async function deliveriesOf(
  database: Database,
  conversation: number,
  fromSeq = 0,
): Promise<readonly DeliveryRow[]> {
  const { rows } = await database.query<DeliveryRow>(
    `select o.seq, o.state, o.fault, (select min(p.progress) from parcels p where p.outbox_id = o.id) as progress
       from outbox o where o.conversation_id = $1 and o.seq >= $2 order by o.seq`,
    [conversation, fromSeq],
  );
  return rows;
}

/** A person decides about what failed: send it again, or leave it. False when there is nothing to decide, or when the right of `by` has ended. */
export async function decideDelivery(
  database: Database,
  { conversation, seq }: { readonly conversation: number; readonly seq: number },
  {
    by,
    again,
    now,
  }: { readonly by: Pick<Staff, 'id' | 'term'>; readonly again: boolean; readonly now: number },
): Promise<boolean> {
  const happening = again ? 'sendAgain' : 'leave';
  const [state] = outboxTransitions[happening].to;
  const { rowCount } = await database.query(
    `update outbox set state = $3, tries = 0, doubts = 0, fault = null, next_at = to_timestamp($4 / 1000.0), made_at = to_timestamp($4 / 1000.0)
       where conversation_id = $1 and seq = $2 and state in (${statesBefore(happening)}) and ${inTerm(5)}`,
    [conversation, seq, state, now, by.id, by.term],
  );
  if (rowCount === 0) return false;
  if (again)
    await database.query(
      'update addresses set send_at = least(send_at, to_timestamp($2 / 1000.0)) where conversation_id = $1',
      [conversation, now],
    );
  return true;
}
