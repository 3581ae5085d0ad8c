// A name of the code that learns of packs and phrasings: what was learned is kept under it (src/knowledge/models), so that another code never meets it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is learned depends on these and on what it is learned from. */
const rooms = ['src/arabic', 'src/knowledge', 'src/engine/understand'];

export function learningCodeOf(root) {
  const hash = createHash('sha256');
  for (const room of rooms)
    for (const name of readdirSync(join(root, room), { recursive: true }).sort())
      if (name.endsWith('.ts')) hash.update(`${room}/${name}\n`).update(readFileSync(join(root, room, name)));
  return hash.digest('hex').slice(0, 16);
}
