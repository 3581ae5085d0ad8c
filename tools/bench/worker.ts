import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { OwnHand } from './hand.ts';
import type { Answer, Task } from './remote.ts';
import { Crowd } from './turns.ts';

// One of several processes that compute turns on the database in the folder that is named.
const [, , dataDir = ''] = process.argv;
const ground = await openGround(readConfig({ DATA_DIR: dataDir }), { role: 'command', log: silent });
const crowd = new Crowd(ground);
const hand = new OwnHand(crowd);
const tell = (answer: Answer): void => void process.send?.(answer);

async function carryOut(task: Task): Promise<void> {
  if ('begin' in task) {
    await hand.begin(task.begin);
    tell('begun');
  } else tell(await hand.talk(task.talk.inFlight, task.talk.pause));
}

process.on('message', (task: Task) => {
  carryOut(task).catch((error: unknown) => {
    process.exitCode = 1;
    process.disconnect();
    throw error;
  });
});
process.once('disconnect', () => {
  void crowd.conversations
    .close()
    .then(() => ground.close())
    .then(() => process.exit());
});
tell('ready');
