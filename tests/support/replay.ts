import { isDeepStrictEqual } from 'node:util';
import type { Ground } from '../../src/conversation/context.ts';
import { compose, speakingIn } from '../../src/conversation/turn/compose.ts';
import { bodyOf } from '../../src/conversation/turn/entry-body.ts';
import type { Cause } from '../../src/conversation/turn/turn.ts';
import { advance, blank } from '../../src/engine/advance.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { House } from '../../src/voice/house.ts';
import { findConversation, type Conversation } from '../../src/records/turns/conversations.ts';
import { entriesAfter, type Entry } from '../../src/records/turns/entries.ts';
import { requestsOf } from '../../src/records/requests/requests.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import type { Chat } from './chat.ts';

type Records = Pick<Ground, 'database' | 'engine' | 'files' | 'houses'>;

export interface Checked {
  readonly turns: number;
  readonly requests: number;
  /** One sentence for each thing that is not as it must be. */
  readonly violations: readonly string[];
}

/** As it is after a way through JSON, which leaves out what is undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

async function allEntries({ database }: Records, conversation: Conversation): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const page = await entriesAfter(database, conversation, { seq: all.at(-1)?.seq ?? 0 });
    const fresh = page.filter(({ seq }) => seq > (all.at(-1)?.seq ?? 0));
    if (fresh.length === 0) return all;
    all.push(...fresh);
  }
}

interface Replayed {
  readonly dialogue: Dialogue | undefined;
  readonly submitted: readonly string[];
  readonly faults: readonly string[];
}

/** Computes every turn again, in the stored order, and compares what is said with what was stored. */
function replay({ engine }: Records, house: House, entries: readonly Entry[]): Replayed {
  let dialogue: Dialogue | undefined;
  const submitted: string[] = [];
  const faults: string[] = [];
  for (const { seq, kind, body } of entries) {
    const { heard, said } = bodyOf({ body });
    const cause: Cause | undefined = heard?.cause;
    if (kind === 'dead' || !cause) {
      faults.push(`line ${seq}: its turn failed`);
      continue;
    }
    const { event, given, found } = cause;
    const before = dialogue ?? blank(event.kind === 'start' ? event.lang : (given.locale ?? 'ar'), given.now);
    const turn = advance({ engine, house, before, event, given, found: found ?? [] });
    if (turn.kind !== 'decided') {
      faults.push(`line ${seq}: its replay asks for a look-up that was not made`);
      continue;
    }
    dialogue = plain(turn.dialogue) as Dialogue;
    const messages = compose(turn.results, speakingIn(house, turn.dialogue, given.now));
    if (!isDeepStrictEqual(plain(messages), plain(said.map(({ message }) => message))))
      faults.push(`line ${seq}: what was said is not what its replay says`);
    for (const result of turn.results)
      if (result.type === 'submit') submitted.push(result.submission.reference);
  }
  return { dialogue, submitted, faults };
}

/** Numbers without a gap, one commit for each entry, no message of the channel twice. */
function orderFaults({ version, seq }: Conversation, entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  let last = 0;
  for (const entry of entries) {
    const { heard, said } = bodyOf(entry);
    if (entry.seq !== last + 1) faults.push(`line ${entry.seq} follows line ${last}`);
    last = entry.seq + (heard ? 1 : 0) + said.length - 1;
  }
  if (last !== seq) faults.push(`the last line is ${last}, the conversation says ${seq}`);
  if (version !== entries.length) faults.push(`${entries.length} entries in ${version} commits`);
  return faults;
}

/** Every acknowledged message is stored once, under the id that every delivery of it was answered with. */
function messageFaults({ answered, sent }: Chat, publicId: string, entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  const stored = new Map<string, number[]>();
  for (const { seq, body } of entries) {
    const own = bodyOf({ body }).heard?.external;
    if (own !== undefined && own !== 'start') stored.set(own, [...(stored.get(own) ?? []), seq]);
  }
  for (const [own, seqs] of stored) {
    if (seqs.length > 1) faults.push(`message ${own} made ${seqs.length} turns`);
    if (!sent.has(own)) faults.push(`message ${own} was never sent`);
  }
  for (const [own, ids] of answered) {
    const [seq] = stored.get(own) ?? [];
    if (seq === undefined) faults.push(`message ${own} was acknowledged and is lost`);
    const expected = `${publicId}|${String(seq).padStart(7, '0')}`;
    if (seq !== undefined && [...ids].some((id) => id !== expected))
      faults.push(`message ${own} was answered with ${[...ids].join(', ')} and is stored as ${expected}`);
  }
  return faults;
}

async function checkChat(
  records: Records,
  chat: Chat,
): Promise<{ turns: number; requests: number; faults: string[] }> {
  const conversation = await findConversation(records.database, chat.publicId);
  const house = records.houses.get(chat.association);
  if (!conversation || !house) return { turns: 0, requests: 0, faults: ['the conversation is not there'] };
  const entries = await allEntries(records, conversation);
  const { dialogue, submitted, faults } = replay(records, house, entries);
  const rows = (await requestsOf(records.database, { conversation })).map(({ reference }) => reference);
  const found = [
    ...faults,
    ...orderFaults(conversation, entries),
    ...messageFaults(chat, conversation.publicId, entries),
  ];
  if (!isDeepStrictEqual(plain(dialogue ?? null), plain(conversation.state ?? null)))
    found.push('the stored state is not what a replay comes to');
  if (!isDeepStrictEqual([...rows].sort(), [...submitted].sort()))
    found.push(`requests ${rows.join(', ')} are stored, ${submitted.join(', ')} were sent`);
  if (chat.reference === undefined) found.push('the member has no receipt');
  else if (rows.length !== 1 || rows[0] !== chat.reference)
    found.push(`the receipt says ${chat.reference}, stored are ${rows.join(', ') || 'none'}`);
  found.push(...chat.refusals.map((refusal) => `refused: ${refusal}`));
  return { turns: entries.length, requests: rows.length, faults: found };
}

/** Holds what members saw of their conversations against what is stored. */
export async function checkChats(records: Records, chats: readonly Chat[]): Promise<Checked> {
  const violations: string[] = [];
  let turns = 0;
  let requests = 0;
  for (const chat of chats) {
    const checked = await checkChat(records, chat);
    turns += checked.turns;
    requests += checked.requests;
    violations.push(...checked.faults.map((fault) => `${chat.association} ${chat.publicId}: ${fault}`));
  }
  const { checked, findings } = await verifyRecords(records);
  violations.push(
    ...findings.map(
      ({ association, kind, reference, problem }) =>
        `${association} ${kind} ${reference ?? '(missing)'}: ${problem}`,
    ),
  );
  if (checked !== requests)
    violations.push(`${checked} requests are stored in all, ${requests} belong to the conversations`);
  return { turns, requests, violations };
}
