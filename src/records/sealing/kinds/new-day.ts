import { macOfNewDay, type SealedDay } from '../macs.ts';
import { isMissing, sameAs, wasChanged, type LinkKind, type Problem } from './kind.ts';

type Row = SealedDay & { readonly ref: string; readonly association: string; readonly mac: Buffer };

const ref = `d.reference || '/day/' || d.id`;

/** Another day by which a request is answered. */
export const newDay: LinkKind = {
  names: ['newDay'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      `select ${ref} as ref, r.association, d.reference, d.was::text, d.day::text, round(extract(epoch from d.at) * 1000)::float8 as at, d.staff_id as staff, d.reason, d.mac
       from new_days d left join requests r on r.reference = d.reference where ${ref} = any ($1::text[])`,
      [links.map((link) => link.ref)],
    );
    const byRef = new Map(rows.map((row) => [row.ref, row]));
    return links.flatMap((link): Problem[] => {
      const row = byRef.get(link.ref);
      if (!row) return [[link.ref, isMissing]];
      const isSame = row.association === association && sameAs(link, row.mac, macOfNewDay(database, row));
      return isSame ? [] : [[link.ref, wasChanged]];
    });
  },
  loose: (notLinked) =>
    `select r.association, 'newDay' as kind, ${ref} as ref
     from new_days d join requests r on r.reference = d.reference where ${notLinked(ref, 'd.mac')}`,
};
