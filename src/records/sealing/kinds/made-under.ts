import { macOfMadeUnder, macOfMadeUnderAlone, type SealedMadeUnder } from '../macs.ts';
import { sameAs, type LinkKind, type Problem } from './kind.ts';

const notAsSealed = 'its identity, its numbers, or whether it must be checked, are not as they were sealed';

type Row = SealedMadeUnder & { readonly mac: Buffer | null };

/**
 * By what a request is found again: the identity and the numbers that it was made under. Whoever changed them would be shown it, or take it from its
 * member; and whether somebody must check it before it is studied. `madeUnderBefore`: sealed later, as it stood then, in requests of earlier releases. A
 * request that is missing is named by its own link.
 */
export const madeUnder: LinkKind = {
  names: ['madeUnder', 'madeUnderBefore'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      'select reference, association, identity, numbers, needs_check as "needsCheck", made_under_mac as mac from requests where reference = any ($1)',
      [links.map(({ ref }) => ref)],
    );
    const byRef = new Map(rows.map((row) => [row.reference, row]));
    return links.flatMap((link): Problem[] => {
      const row = byRef.get(link.ref);
      if (!row) return [];
      // An earlier release sealed less: such a link holds as far as it goes, and what it leaves out is held by the later one.
      const isSame =
        sameAs(link, row.mac, macOfMadeUnder(database, row)) ||
        link.hash.equals(macOfMadeUnderAlone(database, row));
      return isSame && row.association === association ? [] : [[link.ref, notAsSealed]];
    });
  },
  loose: () =>
    `select r.association, 'madeUnder' as kind, r.reference as ref from requests r where r.made_under_mac is not null
     and not exists (select 1 from chain_links l where l.ref = r.reference and l.kind in ('madeUnder', 'madeUnderBefore'))
     and not exists (select 1 from chain_waiting w where w.ref = r.reference and w.kind in ('madeUnder', 'madeUnderBefore'))`,
};
