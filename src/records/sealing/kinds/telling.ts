import { macOfTelling, type SealedTelling } from '../macs.ts';
import type { LinkKind, Problem } from './kind.ts';

interface Row {
  readonly reference: string;
  readonly association: string;
  /** The day by which it is answered now. */
  readonly day: string;
  readonly late: number | null;
  readonly mail: number | null;
}

type Told = SealedTelling['what'];

/** What is noted of a request, with the moment; of days in whose place another one stands nothing is. */
const noted = ({ day, late, mail }: Row): readonly (readonly [Told, number | null])[] => [
  [`late/${day}`, late],
  ['mail', mail],
];

const day = 'coalesce(r.moved_to, r.reply_on)::text';

/** Of requests that this version sealed: those from before have no link for what was told of them. */
const untold = (column: string, ref: string): string =>
  `select r.association, 'telling' as kind, ${ref} as ref from requests r where r.${column} is not null
     and (exists (select 1 from chain_links l where l.ref = r.reference and l.kind = 'madeUnder')
       or exists (select 1 from chain_waiting w where w.ref = r.reference and w.kind = 'madeUnder'))
     and not exists (select 1 from chain_links l where l.ref = ${ref} and l.kind = 'telling')
     and not exists (select 1 from chain_waiting w where w.ref = ${ref} and w.kind = 'telling')`;

/**
 * That a member was told that the answer is late, or those who study a request that there is one: once it is noted, nobody is told again. A request that
 * is missing is named by its own link.
 */
export const telling: LinkKind = {
  names: ['telling'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      `select r.reference, r.association, ${day} as day, round(extract(epoch from r.late_told_at) * 1000)::float8 as late,
         round(extract(epoch from r.committee_told_at) * 1000)::float8 as mail from requests r where r.reference = any ($1)`,
      [links.map(({ ref }) => ref.split('/')[0])],
    );
    const sealed = new Map<string, Buffer | undefined>();
    for (const row of rows)
      for (const [what, at] of noted(row)) {
        const { association: of, reference } = row;
        const mac =
          at === null ? undefined : macOfTelling(database, { association: of, reference, what, at });
        sealed.set(`${reference}/${what}`, of === association ? mac : undefined);
      }
    return links.flatMap((link): Problem[] =>
      !sealed.has(link.ref) || sealed.get(link.ref)?.equals(link.hash)
        ? []
        : [[link.ref, 'when it was told is not as it was sealed']],
    );
  },
  loose: () =>
    `${untold('late_told_at', `(r.reference || '/late/' || ${day})`)} union all ${untold('committee_told_at', `(r.reference || '/mail')`)}`,
};
