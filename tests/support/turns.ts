import { randomBytes } from 'node:crypto';
import { aWorkingMorning } from './house.ts';
import type { TurnRecord } from '../../src/records/turns/commit.ts';
import { findConversation, openConversation } from '../../src/records/turns/conversations.ts';
import type { Database } from '../../src/records/base/database.ts';
import { encryptBody } from '../../src/records/turns/entries.ts';
import { requestRow, type RequestRecord } from '../../src/records/requests/requests.ts';

/** A conversation that nobody has written in yet. Answers its public name. */
export const freshConversation = (database: Database, association = 'rahat'): Promise<string> =>
  openConversation(
    database,
    { association, channel: 'webchat', address: randomBytes(8).toString('hex') },
    aWorkingMorning,
  );

/** A turn that says one thing, as the conversation stands now; `change` makes it another. */
export async function turnOf(
  database: Database,
  publicId: string,
  change: Partial<TurnRecord> = {},
): Promise<TurnRecord> {
  const found = await findConversation(database, publicId);
  if (!found) throw new Error(`there is no conversation ${publicId}`);
  return {
    conversation: found.id,
    version: found.version,
    epoch: found.epoch,
    external: randomBytes(16),
    holdsState: true,
    due: null,
    heard: aWorkingMorning,
    signed: null,
    at: aWorkingMorning,
    seq: found.seq + 1,
    last: found.seq + 1,
    kind: 'member',
    body: encryptBody(found, { said: [], heard: { text: 'x' }, state: { stands: found.version + 1 } }),
    extras: [],
    ...change,
  };
}

/** The same turn, with a request of this reference in it. */
export async function requestTurn(
  database: Database,
  publicId: string,
  reference: string,
): Promise<TurnRecord> {
  const found = await findConversation(database, publicId);
  if (!found) throw new Error(`there is no conversation ${publicId}`);
  const record: RequestRecord = {
    v: 1,
    association: found.association,
    reference,
    service: 'support',
    packVersion: '1',
    submittedAt: new Date(aWorkingMorning).toISOString(),
    channel: found.channel,
    lang: 'ar',
    fields: [{ name: 'name', label: 'الاسم', value: 'نورة', shown: 'نورة' }],
    sha256: '0'.repeat(64),
    attestation: { text: 'أقر', act: 'tap', words: 'أقر' },
    replyOn: '2026-11-22',
    told: true,
    committee: 'اللجنة',
  };
  return turnOf(database, publicId, {
    extras: [
      {
        type: 'submit',
        ...requestRow(database, found, {
          record,
          identity: '1000000008',
          numbers: ['+966501234567'],
          needsCheck: false,
        }),
      },
    ],
  });
}
