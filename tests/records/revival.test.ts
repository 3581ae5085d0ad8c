import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault } from '../../src/kernel/errors.ts';
import { killPostgres, temporaryFolder } from '../support/folders.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';
import { found } from '../support/wait.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace({ DATA_DIR: await temporaryFolder() });
});
afterAll(() => place.remove());

test.each([
  ['is killed', false],
  ['is killed and whose socket was tidied away', true],
])(
  'an embedded database that %s comes back by itself; until then messages are put off, and none is lost or doubled',
  async (_how, tidied) => {
    const { conversations, ground, dataDir } = place;
    const publicId = await sayTo(place, 'rahat');
    const { version } = (
      await ground.database.query<{ version: number }>(
        'select version from conversations where public_id = $1',
        [publicId],
      )
    ).rows[0]!;
    expect(await killPostgres(join(dataDir, 'postgres'))).toBe(true);
    if (tidied) await rm(ground.database.connection.host!, { recursive: true });
    let putOff = 0;
    const acknowledged = new Map<string, number>();
    for (let n = 0; n < 5; n += 1) {
      const external = `after-${n}`;
      const seq = await found(`${external} is taken`, async () => {
        try {
          return (
            await conversations.receive(publicId, { external, content: { kind: 'text', text: 'القائمة' } })
          ).seq;
        } catch (error) {
          if (!isFault(error, 'databaseDown')) throw error;
          putOff += 1;
          return undefined;
        }
      });
      acknowledged.set(external, seq);
    }
    expect(putOff).toBeGreaterThan(0);
    await ground.database.ping();
    const { lines } = await conversations.lines(publicId, 0);
    const stored = lines.flatMap((line) =>
      line.from === 'member' && line.external?.startsWith('after-') ? [[line.external, line.seq]] : [],
    );
    expect(stored).toEqual([...acknowledged]);
    const after = (
      await ground.database.query<{ version: number }>(
        'select version from conversations where public_id = $1',
        [publicId],
      )
    ).rows[0]!;
    expect(after.version).toBe(version + 5);
  },
  150_000,
);
