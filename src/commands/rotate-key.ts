import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { note } from '../command-line/terminal.ts';
import type { Config } from '../config.ts';
import { Fault } from '../kernel/errors.ts';
import type { Database } from '../records/base/database.ts';
import { dropPreviousKey, layNextKey } from '../records/base/key-file.ts';
import { rewrapAll } from '../records/keeping/rotate.ts';

/** A server that just began a conversation under the former key has stored it by then. */
const settling = 3000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function rotateFile(database: Database, dataDir: string): Promise<number> {
  const ring = await layNextKey(dataDir);
  const first = await rewrapAll(database, ring);
  await pause(settling);
  const late = await rewrapAll(database, ring);
  await dropPreviousKey(dataDir);
  return first + late;
}

function rotate(database: Database, { key, previousKey, dataDir }: Config): Promise<number> {
  if (key === undefined) return rotateFile(database, dataDir);
  if (previousKey === undefined || previousKey === key)
    throw new Fault(
      'wrongEnvironment',
      'SILAH_KEY_PREVIOUS: set it to the former key, and SILAH_KEY to the new one. Make one with: openssl rand -base64 32',
    );
  return rewrapAll(database, database.keyring);
}

export const rotateKeyCommand = command({
  name: 'rotate-key',
  purpose: `Changes the key that everything members wrote is encrypted under. What is stored stays in place: only the key of each conversation
is wrapped anew. It may be broken off at any point and run again; servers may go on running.`,
  details: `Without SILAH_KEY: a new DATA_DIR/silah.key is made, and the former one is removed when nothing needs it any more.
With SILAH_KEY: set SILAH_KEY to the new key and SILAH_KEY_PREVIOUS to the former one. Servers need both before it begins: first let every
server know the new key as SILAH_KEY_PREVIOUS beside the former SILAH_KEY, then exchange the two on every server, then run this command, and
take SILAH_KEY_PREVIOUS away afterwards.
Backups made before stay under the former key: keep it as long as you keep them.`,
  flags: {},
  shape: z.object({ changed: z.number() }),
  async onDatabase(_typed, { database, config }) {
    const changed = await rotate(database, config);
    if (config.key !== undefined)
      note('When every server runs with the new SILAH_KEY, take SILAH_KEY_PREVIOUS away.');
    return { changed };
  },
  text: ({ changed }) => `${changed} keys are wrapped by the new key.`,
});
