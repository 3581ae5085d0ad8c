import { macOfEvent, type SealedEvent } from '../macs.ts';
import { isMissing, sameAs, wasChanged, type LinkKind, type LinkName, type Problem } from './kind.ts';

type Row = SealedEvent & { readonly id: number; readonly association: string; readonly mac: Buffer | null };

/** An event of a request, by reference and number. */
export const refOfEvent = ({ reference, id }: Pick<Row, 'reference' | 'id'>): string => `${reference}/${id}`;
/** Who brought it about: somebody of the association, or the member. */
export function kindOfEvent({ staff, status }: Pick<Row, 'staff' | 'status'>): LinkName {
  if (staff !== null) return 'decision';
  return status === 'withdrawn' ? 'withdrawal' : 'answer';
}

/** What became of a case: what people of the association did, and what its member did. */
export const event: LinkKind = {
  names: ['decision', 'withdrawal', 'answer'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      `select e.id, r.association, e.reference, e.status, round(extract(epoch from e.at) * 1000)::float8 as at, e.staff_id as staff, e.reason, e.detail, e.mac
       from request_events e left join requests r on r.reference = e.reference where e.id = any ($1::bigint[])`,
      [links.map(({ ref }) => Number(ref.split('/')[1]) || 0)],
    );
    const byId = new Map(rows.map((row) => [String(row.id), row]));
    return links.flatMap((link): Problem[] => {
      const row = byId.get(link.ref.split('/')[1] ?? '');
      if (!row) return [[link.ref, isMissing]];
      const isSame =
        row.association === association &&
        refOfEvent(row) === link.ref &&
        kindOfEvent(row) === link.kind &&
        sameAs(link, row.mac, macOfEvent(database, row));
      return isSame ? [] : [[link.ref, wasChanged]];
    });
  },
  loose: (notLinked) =>
    `select r.association, case when e.staff_id is not null then 'decision' when e.status = 'withdrawn' then 'withdrawal' else 'answer' end as kind, e.reference || '/' || e.id as ref
     from request_events e join requests r on r.reference = e.reference where ${notLinked(`e.reference || '/' || e.id`, 'e.mac')}`,
};
