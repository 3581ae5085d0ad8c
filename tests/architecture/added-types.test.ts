import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Scratch } from '../support/scratch.ts';
import { addEmail } from './added/email.ts';
import { addKiosk } from './added/kiosk.ts';
import { addLostAndFound } from './added/lost-and-found.ts';
import { addPager, addTally, addWave } from './added/more-kinds.ts';
import { addStillWaiting } from './added/still-waiting.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await Scratch.copy();
});
afterAll(() => scratch.remove());

test('whatever the other tests of this folder add is well typed, beside one another', async () => {
  for (const add of [addEmail, addKiosk, addLostAndFound, addPager, addWave, addTally, addStillWaiting])
    await add(scratch);
  scratch.generateLineNames();
  await scratch.checkTypes('src/runtime.ts', 'src/commands/tally.ts', 'adapters/index.ts');
  await scratch.add('src/kernel/wrong.ts', 'export const wrong: number = "a text";\n');
  await expect(scratch.checkTypes('src/kernel/wrong.ts')).rejects.toThrow('wrong.ts');
});
