import type { Json } from '../../kernel/json.ts';
import { macOfEvent } from '../../records/sealing/macs.ts';
import { encryptBody } from '../../records/turns/entries.ts';
import type { Keeping, Row } from '../outcome.ts';

/** A step in the history of a case: who brought it where, with what words, and what else the step says. */
export interface CaseEvent {
  readonly reference: string;
  readonly status: string;
  /** Null for what the member did. */
  readonly staff: number | null;
  readonly reason?: string | null;
  readonly detail?: Json;
}

/** The step as its row: words and detail are encrypted with the conversation's key, and all of it is sealed. */
export function eventRow(
  { reference, status, staff, reason, detail }: CaseEvent,
  { conversation, database, now: at }: Pick<Keeping, 'conversation' | 'database' | 'now'>,
): Row {
  const hidden = (value: Json | undefined): Buffer | null =>
    value === undefined || value === null ? null : encryptBody(conversation, value);
  const sealed = { reference, status, at, staff, reason: hidden(reason), detail: hidden(detail) };
  return {
    reference,
    status,
    staff,
    reason: sealed.reason && sealed.reason.toString('hex'),
    ...(sealed.detail && { detail: sealed.detail.toString('hex') }),
    mac: macOfEvent(database, sealed).toString('hex'),
  };
}
