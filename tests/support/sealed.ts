import { silent } from '../../src/kernel/log.ts';
import { rowsOf, type Outcome } from '../../src/outcomes/index.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { Sealer } from '../../src/records/sealing/sealer.ts';
import { verifyRecords, type Finding } from '../../src/records/sealing/verify.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import type { Database } from '../../src/records/base/database.ts';
import { aWorkingMorning } from './house.ts';
import type { Place } from './place.ts';
import { freshConversation, requestTurn, turnOf } from './turns.ts';
import { DatabaseClient } from '../../src/records/base/connection/client.ts';

/** Makes links of all that waits now. */
export async function sealAll({ ground: { database, files } }: Place): Promise<void> {
  const sealer = new Sealer(database, files, silent);
  try {
    await sealer.sealAll();
  } finally {
    await sealer.stop();
  }
}

/** Commits a turn that leaves this and nothing else. */
async function leave({ ground }: Place, publicId: string, outcome: Outcome): Promise<void> {
  const { database, committer, houses } = ground;
  const conversation = await findConversation(database, publicId);
  const house = houses.get('rahat');
  if (!conversation || !house) throw new Error('there is no such conversation');
  const extras = rowsOf([outcome], { database, house, conversation, now: aWorkingMorning, seq: 1 });
  const verdict = await committer.commit(await turnOf(database, publicId, { extras }));
  if (verdict !== 'committed') throw new Error(`the turn is ${verdict}`);
}

export const requests = ['4000006', '4000014', '4000022', '4000030'] as const;
export const fileId = 'a-file-of-a-member-000';

/** Four requests of rahat: the second was accepted and delivered, the third withdrawn, and there is a file beside the fourth. */
export async function fillPlace(place: Place): Promise<void> {
  const { database, committer, files } = place.ground;
  const ids: string[] = [];
  for (const reference of requests) {
    const publicId = await freshConversation(database);
    ids.push(publicId);
    const verdict = await committer.commit(await requestTurn(database, publicId, reference));
    if (verdict !== 'committed') throw new Error(`the request is ${verdict}`);
  }
  const member = { association: 'rahat', email: 'committee@rahat.example', role: 'committee' } as const;
  const { id: staff } = await putStaff(database, member, 0);
  const decided = { type: 'decision', reference: requests[1], staff } as const;
  await leave(place, ids[1]!, { ...decided, from: 'submitted', status: 'accepted', reason: 'استوفى الشروط' });
  await leave(place, ids[1]!, { ...decided, from: 'accepted', status: 'delivered', reason: null });
  await leave(place, ids[2]!, { type: 'withdraw', reference: requests[2] });
  const found = (await findConversation(database, ids[3]!))!;
  const sha256 = await files.put(found, fileId, Buffer.from('the bytes of a file'));
  await leave(place, ids[3]!, { type: 'file', id: fileId, seq: found.seq + 1, size: 19, sha256 });
}

/** The member of a request is told that its answer is late. */
export async function leaveLate(place: Place, reference: string): Promise<void> {
  const { rows } = await place.ground.database.query<{ publicId: string }>(
    'select c.public_id as "publicId" from requests r join conversations c on c.id = r.conversation_id where r.reference = $1',
    [reference],
  );
  await leave(place, rows[0]?.publicId ?? '', { type: 'tellLate', reference, day: '2026-11-22' });
}

/** What is found after something was changed by hand; the change is taken back. */
export async function findingsAfter(place: Place, ...changes: string[]): Promise<readonly Finding[]> {
  const { database, files } = place.ground;
  const client = new DatabaseClient(database.connection);
  await client.connect();
  try {
    await client.query('begin');
    for (const change of changes) await client.query(change);
    const query: Database['query'] = (text, values) =>
      typeof text === 'string'
        ? client.query(text, values && [...values])
        : client.query({ ...text, values: [...text.values] });
    return (await verifyRecords({ database: { ...database, query }, files })).findings;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** What changes or removes one row of a table, by what it is. */
export const changesOf = (
  table: string,
  id: string,
  columns: Readonly<Record<string, string>>,
): readonly string[] => [
  ...Object.entries(columns).map(
    ([column, value]) => `update ${table} set ${column} = ${value} where id = '${id}'`,
  ),
  `delete from ${table} where id = '${id}'`,
];
