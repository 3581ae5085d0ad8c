/**
 * What a turn may leave: one file for each outcome, which answers everything that is asked of it, and a list of all (`index.ts`).
 * Nothing outside this folder asks what an outcome is called.
 */
import { z } from 'zod';
import type { OutgoingMessage } from '../contract/index.ts';
import type { Json } from '../kernel/json.ts';
import type { Conversation } from '../records/turns/conversations.ts';
import type { Database } from '../records/base/database.ts';
import type { House } from '../voice/house.ts';
import type { Speaking } from '../voice/speaking.ts';
import type { World } from './world.ts';

/**
 * What an outcome may use when it makes its row: the conversation with its key, the association, the moment in milliseconds, the number of the
 * entry's first line, the phone number (E.164) that the channel itself proved with the message of this turn, and the words of that message,
 * whether or not the transcript may keep them.
 */
export interface Keeping {
  readonly database: Database;
  readonly house: House;
  readonly conversation: Pick<Conversation, 'channel' | 'key' | 'publicId'>;
  readonly now: number;
  readonly seq: number;
  readonly words?: string | undefined;
  readonly number?: string | undefined;
}

/** What an outcome hands to its database function `keep_<type>`: plain JSON, bytes as hexadecimal. */
export type Row = Readonly<Record<string, Json>>;

/** One outcome of a turn, as data. */
export type OneOf<T extends string, F extends z.ZodRawShape> = Readonly<
  z.infer<z.ZodObject<{ readonly type: z.ZodLiteral<T> } & F>>
>;

interface Answers<One> {
  /** The message by which the member hears of it; without it nothing is said. */
  readonly say?: (one: One, speaking: Speaking) => OutgoingMessage;
  /**
   * What `src/records/functions/outcomes/keep_<type>.sql` is given; without it no row is kept. A function that answers false refuses the turn;
   * one that only looks is called `check_<type>`.
   */
  readonly keep?: (one: One, keeping: Keeping) => Row;
  /** What it changes for a conversation that is only rehearsed. */
  readonly rehearse?: (one: One, world: World) => void;
  /** Whether identifiers are masked in the thread from this entry backwards. */
  readonly masksBefore?: true;
  /** Whether it may be said, and kept, with the reply to the message behind it. */
  readonly waits?: true;
  /** Whether another conversation is joined to that of the turn. */
  readonly joins?: true;
  /** Whether from it on nothing is said in the conversation by itself. */
  readonly alarms?: true;
}

export interface OutcomeKind<T extends string, F extends z.ZodRawShape> extends Answers<OneOf<T, F>> {
  readonly type: T;
  readonly shape: z.ZodType<OneOf<T, F>>;
}

/** Declares an outcome: its type, the shape of its fields, and what it answers. */
export function outcome<T extends string, F extends z.ZodRawShape>(
  type: T,
  fields: F,
  answers: Answers<OneOf<T, F>>,
): OutcomeKind<T, F> {
  return { type, shape: z.strictObject({ type: z.literal(type), ...fields }), ...answers };
}
