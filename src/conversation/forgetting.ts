import { day, hour, second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { Rounds } from '../kernel/pace/rounds.ts';
import { dropOldCalls } from '../records/desk/calls.ts';
import { onOneNode } from '../records/base/on-one-node.ts';
import { dropNames } from '../records/sending/wipes.ts';
import { dropUnserved } from '../records/desk/alerts.ts';
import { forgetSilent } from '../records/keeping/forget.ts';
import { countRoom } from '../records/turns/file-room.ts';
import type { Ground } from './context.ts';

/** So long a conversation stays whose member has not agreed to the notice: since they were last heard, and where nothing was written. */
const silence = { written: 7 * day, empty: day } as const;
/** So long words that came with an alert before the member agreed stay where nobody opens it: a day, at the round that comes every hour. */
const unserved = day - hour;
const together = 200;
/** So long a call stands that nobody made, with its number. */
const callsStay = 7 * day;
/** So long the provider's names of what was sent stay, by which it can be taken away again. */
const namesStay = 2 * day;

/** Forgets what may not be kept any longer. Answers how many conversations. */
export async function forget({ database, clock, files, log }: Ground): Promise<number> {
  const words = await dropUnserved(database, clock.now() - unserved);
  if (words > 0) log.info('words without consent were forgotten, for nobody served', { words });
  let all = 0;
  for (let looked = together; looked === together;) {
    const gone = await forgetSilent(database, silence, { now: clock.now(), most: together });
    for (const { id } of gone.files) await files.drop(id);
    looked = gone.looked;
    all += gone.conversations;
  }
  return all;
}

async function round(ground: Ground): Promise<void> {
  const { database, clock, gauges, log } = ground;
  const conversations = await forget(ground);
  await dropOldCalls(database, clock.now(), callsStay);
  await dropNames(database, clock.now() - namesStay);
  if (conversations > 0) log.info('conversations without consent were forgotten', { conversations });
  for (const [association, used] of await countRoom(database, clock.now())) gauges.files(association, used);
}

/** Forgets, on one node at a time and every hour, as long as it runs; and counts what files take. */
export const startForgetting = (ground: Ground): Rounds =>
  onOneNode(ground.database, 'forgetting', async (signal) => {
    const rounds = new Rounds({
      round: () => round(ground),
      first: second,
      pause: hour,
      failed: (error) =>
        ground.log.warn('what is over could not be forgotten', { error: nameOfError(error) }),
    });
    await new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => done());
    });
    await rounds.stop();
  });
