import { macOfMadeUnder, type SealedMadeUnder } from '../macs.ts';
import { sameAs, type LinkKind, type Problem } from './kind.ts';

type Row = SealedMadeUnder & { readonly mac: Buffer | null };

/**
 * By what a request is found again: the identity and the numbers that it was made under. Whoever changed them would be shown it, or take it from its
 * member. `madeUnderBefore`: sealed later, as it stood then, in requests of earlier releases. A request that is missing is named by its own link.
 */
export const madeUnder: LinkKind = {
  names: ['madeUnder', 'madeUnderBefore'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      'select reference, association, identity, numbers, made_under_mac as mac from requests where reference = any ($1)',
      [links.map(({ ref }) => ref)],
    );
    const byRef = new Map(rows.map((row) => [row.reference, row]));
    return links.flatMap((link): Problem[] => {
      const row = byRef.get(link.ref);
      if (!row) return [];
      const isSame = row.association === association && sameAs(link, row.mac, macOfMadeUnder(database, row));
      return isSame ? [] : [[link.ref, 'its identity or its numbers are not as they were sealed']];
    });
  },
  loose: () =>
    `select r.association, 'madeUnder' as kind, r.reference as ref from requests r where r.made_under_mac is not null
     and not exists (select 1 from chain_links l where l.ref = r.reference and l.kind in ('madeUnder', 'madeUnderBefore'))
     and not exists (select 1 from chain_waiting w where w.ref = r.reference and w.kind in ('madeUnder', 'madeUnderBefore'))`,
};
