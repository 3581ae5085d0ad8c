import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { stopwatch } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { atMost } from '../support/limits.ts';
import { startServer } from '../support/server.ts';
import { Member } from './member.ts';

test('the first cry for help right after a first start is answered within two seconds, and nothing of danger is learned for it', async () => {
  const learned = await temporaryFolder();
  const server = await startServer({ LEARNED_DIR: learned });
  try {
    const her = await Member.arrive(server.url);
    const took = stopwatch();
    const [answer] = (await her.say('زوجي يضربني وأنا خايفة')).filter(({ from }) => from.role === 'bot');
    process.stderr.write(`answered after ${took().toFixed(0)} ms\n`);
    expect(took()).toBeLessThan(atMost(2000));
    expect(answer?.text).toContain('1919');
  } finally {
    await server.stop();
  }
  const shipped = (await readdir(join(productRoot(), 'dist/learned'))).filter((name) =>
    name.endsWith('.model'),
  );
  expect(shipped.length).toBeGreaterThan(3);
  const own = await readdir(learned);
  expect(own.filter((name) => shipped.includes(name))).toEqual([]);
  await removeFolder(learned);
});
