import { macOfRequest } from '../macs.ts';
import { isMissing, sameAs, wasChanged, type LinkKind, type Problem } from './kind.ts';

interface Row {
  readonly reference: string;
  readonly association: string;
  readonly recordHash: Buffer;
  readonly mac: Buffer | null;
}

/** That a request was sent. What it says is held against its sealed record elsewhere: `../records.ts`. */
export const request: LinkKind = {
  names: ['request'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      'select reference, association, record_hash as "recordHash", mac from requests where reference = any ($1)',
      [links.map(({ ref }) => ref)],
    );
    const byRef = new Map(rows.map((row) => [row.reference, row]));
    return links.flatMap((link): Problem[] => {
      const row = byRef.get(link.ref);
      if (!row) return [[link.ref, isMissing]];
      const isSame = row.association === association && sameAs(link, row.mac, macOfRequest(database, row));
      return isSame ? [] : [[link.ref, wasChanged]];
    });
  },
  loose: (notLinked) =>
    `select r.association, 'request' as kind, r.reference as ref from requests r where r.chain_seq is null and ${notLinked('r.reference', 'r.mac')}`,
};
