import { macOfReminder, type SealedReminder } from '../macs.ts';
import { isMissing, sameAs, wasChanged, type LinkKind, type Problem } from './kind.ts';

type Row = SealedReminder & { readonly ref: string; readonly mac: Buffer };

const at = 'round(extract(epoch from m.at) * 1000)::float8 as at';
const since = 'round(extract(epoch from m.since) * 1000)::bigint';
const ofDay = `m.reference || '/part/' || m.due_on || '/' || m.part`;
const ofOwed = `m.reference || '/owed/' || ${since} || '/' || m.nth`;

/** Of rows from before reminders were sealed, whose mac is empty, nothing stands in a chain. */
const loose = (table: string, ref: string, condition: string): string =>
  `select r.association, 'reminder' as kind, ${ref} as ref from ${table} m join requests r on r.reference = m.reference
     where m.mac is distinct from ''::bytea and ${condition}`;

/** That those who study a request were reminded of its day, or its member of what they owe. */
export const reminder: LinkKind = {
  names: ['reminder'],
  async problems({ database }, association, links) {
    const { rows } = await database.query<Row>(
      `select ${ofDay} as ref, r.association, m.reference, 'part/' || m.due_on || '/' || m.part as what, ${at}, m.mac
         from reply_reminders m join requests r on r.reference = m.reference where m.reference = any ($1::text[])
       union all
       select ${ofOwed} as ref, r.association, m.reference, 'owed/' || ${since} || '/' || m.nth || '/' || case when m.to_person then 'person' else 'member' end, ${at}, m.mac
         from owed_reminders m join requests r on r.reference = m.reference where m.reference = any ($1::text[])`,
      [links.map(({ ref }) => ref.split('/')[0])],
    );
    const byRef = new Map(rows.map((row) => [row.ref, row]));
    return links.flatMap((link): Problem[] => {
      const row = byRef.get(link.ref);
      if (!row) return [[link.ref, isMissing]];
      const isSame = row.association === association && sameAs(link, row.mac, macOfReminder(database, row));
      return isSame ? [] : [[link.ref, wasChanged]];
    });
  },
  loose: (notLinked) =>
    `${loose('reply_reminders', ofDay, notLinked(ofDay, 'm.mac'))} union all ${loose('owed_reminders', ofOwed, notLinked(ofOwed, 'm.mac'))}`,
};
