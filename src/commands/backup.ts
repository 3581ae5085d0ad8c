import { join, resolve } from 'node:path';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { toggle } from '../command-line/flags.ts';
import { note } from '../command-line/terminal.ts';
import { systemClock } from '../kernel/clock.ts';
import { productVersion } from '../kernel/paths.ts';
import { openObjects } from '../records/files/open.ts';
import { backUp } from '../records/keeping/backup.ts';
import { noteUpkeep } from '../records/keeping/upkeep.ts';

export const backupCommand = command({
  name: 'backup',
  purpose:
    'Saves the database and the files of members as they are at one moment, while servers go on running.',
  details: `Without a folder: DATA_DIR/backups/<moment>. The folder holds manifest.json (what is in it, with SHA-256), tables/<name>.copy (the rows of a
table in the text form of PostgreSQL's COPY) and files/. Everything members wrote stays encrypted in it; so the key is not in it, and a
backup is worth nothing without: keep the key elsewhere. --with-key puts the key file in, for whoever keeps the folder as safe as the key.`,
  words: { usage: '[<folder>]', least: 0, most: 1 },
  flags: { withKey: toggle('puts the key file into the backup') },
  shape: z.object({
    folder: z.string(),
    rows: z.record(z.string(), z.number()),
    files: z.number(),
    missingFiles: z.number(),
    key: z.object({ included: z.boolean(), keptIn: z.string() }),
  }),
  async onDatabase({ words, flags: { withKey } }, { database, config }) {
    const { dataDir } = config;
    const madeAt = new Date(systemClock(database.skew).now()).toISOString();
    const moment = madeAt.replace(/[:.]/g, '-');
    const folder = words[0] === undefined ? join(dataDir, 'backups', moment) : resolve(words[0]);
    const manifest = await backUp(database, {
      folder,
      dataDir,
      objects: openObjects(config),
      withKey,
      version: productVersion(),
      madeAt,
    });
    await noteUpkeep(database, 'backup', manifest.missingFiles.length);
    const keptIn = config.key === undefined ? join(dataDir, 'silah.key') : 'SILAH_KEY';
    if (!withKey)
      note(
        `The key is not in the backup: it is kept in ${keptIn}. Keep a copy of it elsewhere; without it nothing in the backup can be opened.`,
      );
    return {
      folder,
      rows: Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows])),
      files: manifest.files.length,
      missingFiles: manifest.missingFiles.length,
      key: { included: withKey, keptIn },
    };
  },
  text: ({ folder }) => folder,
  finding: {
    meaning: 'files that the database speaks of were missing (manifest.json names them)',
    of: ({ missingFiles }) =>
      missingFiles === 0
        ? undefined
        : `${missingFiles} files that the database speaks of were not there; manifest.json names them.`,
  },
});
