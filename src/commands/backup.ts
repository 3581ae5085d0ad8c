import { join, resolve } from 'node:path';
import { answer, answerJson, note, runCommand, withRecords } from '../command-line.ts';
import { systemClock } from '../kernel/clock.ts';
import { productVersion } from '../kernel/paths.ts';
import { backUp } from '../records/backup.ts';

const usage = `Saves the database and the files of members as they are at one moment, while servers go on running.

  npm run backup [-- <folder>] [--with-key] [--json]

Without a folder: DATA_DIR/backups/<moment>. The folder holds manifest.json (what is in it, with SHA-256), tables/<name>.copy (the rows of a
table in the text form of PostgreSQL's COPY) and files/. Everything members wrote stays encrypted in it; so the key is not in it, and a
backup is worth nothing without: keep the key elsewhere. --with-key puts the key file in, for whoever keeps the folder as safe as the key.
Exit code 1: it failed, or files that the database speaks of were missing (they are named in manifest.json).`;

await runCommand({
  usage,
  flags: ['--with-key', '--json'],
  words: { least: 0, most: 1 },
  run: ({ words, has }) =>
    withRecords(async (database, { dataDir, filesDir, key }) => {
      const madeAt = new Date(systemClock(database.lead).now()).toISOString();
      const moment = madeAt.replace(/[:.]/g, '-');
      const folder = words[0] === undefined ? join(dataDir, 'backups', moment) : resolve(words[0]);
      const withKey = has('--with-key');
      const manifest = await backUp(database, {
        folder,
        dataDir,
        filesDir,
        withKey,
        version: productVersion(),
        madeAt,
      });
      const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
      const keptIn = key === undefined ? join(dataDir, 'silah.key') : 'SILAH_KEY';
      const missing = manifest.missingFiles.length;
      if (has('--json'))
        answerJson({
          folder,
          rows,
          files: manifest.files.length,
          missingFiles: missing,
          key: { included: withKey, keptIn },
        });
      else answer(folder);
      if (!withKey)
        note(
          `The key is not in the backup: it is kept in ${keptIn}. Keep a copy of it elsewhere; without it nothing in the backup can be opened.`,
        );
      if (missing > 0)
        note(
          `${missing} files that the database speaks of were not in ${filesDir}; manifest.json names them.`,
        );
      return missing > 0 ? 1 : 0;
    }),
});
