import { erasedOf } from '../erasure.ts';
import type { Link } from '../link.ts';
import { macOfFile, type SealedFile } from '../macs.ts';
import { isMissing, sameAs, wasChanged, type LinkKind, type Problem, type Records } from './kind.ts';

type Row = SealedFile & { readonly association: string; readonly mac: Buffer | null };

async function problemOf(
  { database, files }: Records,
  link: Link,
  row: Row | undefined,
): Promise<string | undefined> {
  if (!row) return isMissing;
  if (!sameAs(link, row.mac, macOfFile(database, row))) return wasChanged;
  const found = await files.hash(row.id);
  // Missing when the chain began: that much was sealed.
  if (row.sha256.length === 0) return undefined;
  if (!found) return 'its bytes are missing';
  return found.equals(row.sha256) ? undefined : 'its bytes are not as they were sealed';
}

/** A file of a conversation: its row, and its bytes as they lie encrypted on the disk. */
export const attachment: LinkKind = {
  names: ['attachment'],
  async problems(records, association, links) {
    const { rows } = await records.database.query<Row>(
      `select f.id, c.association, c.public_id as conversation, f.seq, f.size, round(extract(epoch from f.at) * 1000)::float8 as at,
         coalesce(f.sha256, '') as sha256, f.mac
       from files f join conversations c on c.id = f.conversation_id where f.id = any ($1) and c.association = $2`,
      [links.map(({ ref }) => ref), association],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const missing = links.filter(({ ref }) => !byId.has(ref)).map(({ ref }) => ref);
    const erased = await erasedOf(records.database, association, missing);
    const found: Problem[] = [];
    for (const link of links.filter(({ ref }) => !erased.has(ref))) {
      const problem = await problemOf(records, link, byId.get(link.ref));
      if (problem !== undefined) found.push([link.ref, problem]);
    }
    return found;
  },
  loose: (notLinked) =>
    `select c.association, 'attachment' as kind, f.id as ref from files f join conversations c on c.id = f.conversation_id where ${notLinked('f.id', 'f.mac')}`,
};
