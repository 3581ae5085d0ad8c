import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { readConfig, type Config } from '../config.ts';
import { Fault } from '../kernel/errors.ts';
import { openDatabase } from '../records/base/database.ts';
import {
  checkFiles,
  mustBeFree,
  readManifest,
  restoreFiles,
  restoreRows,
  settleKey,
} from '../records/keeping/restore.ts';
import { verifyRecords } from '../records/requests/verify.ts';

const Restored = z.object({
  folder: z.string(),
  rows: z.number(),
  files: z.number(),
  checked: z.number(),
  findings: z
    .array(z.object({ association: z.string(), reference: z.string().nullable(), problem: z.string() }))
    .readonly(),
});
type Restored = z.infer<typeof Restored>;

async function newestBackup(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'backups');
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => existsSync(join(folder, name, 'manifest.json')))
    .sort()
    .at(-1);
  if (newest === undefined)
    throw new Fault(
      'wrongEnvironment',
      `There is no backup in ${folder}. Name the folder of one: npm run restore -- <folder>`,
    );
  return join(folder, newest);
}

async function restore(folder: string, config: Config): Promise<Restored> {
  const manifest = await readManifest(folder);
  await checkFiles(folder, manifest);
  await settleKey(folder, manifest, config);
  const isShared = config.databaseUrl !== undefined;
  const database = await openDatabase(config, isShared ? 'command' : 'server');
  try {
    await mustBeFree(database, isShared);
    await restoreRows(database, folder, manifest);
    await restoreFiles(folder, manifest, config.filesDir);
    const { checked, findings } = await verifyRecords(database);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { folder, rows, files: manifest.files.length, checked, findings };
  } finally {
    await database.close();
  }
}

export const restoreCommand = command({
  name: 'restore',
  purpose: `Puts a backup back: the database and the files of members. It goes into an empty database only, and there is no way to force it:
no conversation is ever overwritten. Accounts of the desk that are there are replaced by those of the backup.`,
  details: `Without a folder: the newest one in DATA_DIR/backups. Every server has to be stopped, the database has to be empty (another DATA_DIR, or a
new database for DATABASE_URL), and the key has to be the one the backup was made with: DATA_DIR/silah.key or SILAH_KEY; a key that lies in
the backup is put in place where there is none. All this is checked before anything is changed, and so is every file of the backup; the
rows are put back in one transaction. At the end every request is checked against its seal.`,
  words: { usage: '[<folder>]', least: 0, most: 1 },
  flags: {},
  shape: Restored,
  async run({ words: [folder] }) {
    const config = readConfig();
    return restore(folder === undefined ? await newestBackup(config.dataDir) : resolve(folder), config);
  },
  text: ({ rows, files, checked }) =>
    `${rows} rows and ${files} files were put back; ${checked} requests were checked against their seals.`,
  finding: {
    meaning: 'the backup holds requests that are not as they were sealed',
    of: ({ findings }) =>
      findings.length === 0
        ? undefined
        : `${findings.length} requests are not as they were sealed: npm run verify-records names them.`,
  },
});
