import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { toggle } from '../command-line/flags.ts';
import { note } from '../command-line/terminal.ts';
import { isUnsealed } from '../records/keeping/backup-mac.ts';
import { readConfig, type Config } from '../config.ts';
import { Fault } from '../kernel/errors.ts';
import { openObjects } from '../records/files/open.ts';
import { openDatabase } from '../records/base/database.ts';
import {
  checkFiles,
  mustBeFree,
  readManifest,
  restoreFiles,
  restoreRows,
  settleKey,
} from '../records/keeping/restore.ts';
import { verifyRecords, type Verified } from '../records/sealing/verify.ts';
import { FileStore } from '../records/turns/files.ts';
import { FindingShape } from './verify-records.ts';

const Restored = z.object({
  folder: z.string(),
  rows: z.number(),
  files: z.number(),
  checked: z.number(),
  findings: z.array(FindingShape).readonly(),
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

/** Opened anew: the keys of the installation are those of the backup now. */
async function verified(config: Config): Promise<Verified> {
  const database = await openDatabase(config, 'command');
  try {
    return await verifyRecords({ database, files: new FileStore(openObjects(config)) });
  } finally {
    await database.close();
  }
}

async function restore(folder: string, config: Config, unsealed: boolean): Promise<Restored> {
  const manifest = await readManifest(folder);
  await checkFiles(folder, manifest);
  await settleKey(folder, manifest, { ...config, unsealed });
  if (isUnsealed(manifest))
    note(
      'Warning: this backup carries no MAC. Whoever could write where it lay may have changed what is in it.',
    );

  const isShared = config.databaseUrl !== undefined;
  const database = await openDatabase(config, isShared ? 'command' : 'server');
  try {
    await mustBeFree(database, isShared);
    await restoreRows(database, folder, manifest);
    await restoreFiles(folder, manifest, openObjects(config));
  } finally {
    await database.close();
  }
  const { checked, findings } = await verified(config);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { folder, rows, files: manifest.files.length, checked, findings };
}

export const restoreCommand = command({
  name: 'restore',
  purpose: `Puts a backup back: the database and the files of members. It goes into an empty database only, and there is no way to force it:
no conversation is ever overwritten. Accounts of the desk that are there are replaced by those of the backup.`,
  details: `Without a folder: the newest one in DATA_DIR/backups. Every server has to be stopped, the database has to be empty (another DATA_DIR, or a
new database for DATABASE_URL), and the key has to be the one the backup was made with: DATA_DIR/silah.key or SILAH_KEY; a key that lies in
the backup is put in place where there is none. All this is checked before anything is changed, and so are every file of the backup and its MACs (one that was changed by hand
is refused, and what was changed is named); the
rows are put back in one transaction. At the end all that was sealed is checked.`,
  words: { usage: '[<folder>]', least: 0, most: 1 },
  flags: { unsealed: toggle('takes a backup without MACs, from an earlier version') },
  shape: Restored,
  async run({ words: [folder], flags: { unsealed } }) {
    const config = readConfig();
    return restore(
      folder === undefined ? await newestBackup(config.dataDir) : resolve(folder),
      config,
      unsealed,
    );
  },
  text: ({ rows, files, checked }) =>
    `${rows} rows and ${files} files were put back; ${checked} requests were checked against their seals.`,
  finding: {
    meaning: 'the backup holds something that is not as it was sealed',
    of: ({ findings }) =>
      findings.length === 0
        ? undefined
        : `${findings.length} things are not as they were sealed: npm run verify-records names them.`,
  },
});
