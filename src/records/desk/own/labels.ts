import { Label, type NewLabel } from '../../../contract/inbox/labels.ts';
import type { Database } from '../../base/database.ts';
import { inTerm, type Staff } from '../staff.ts';

/** The labels of an association, by name. */
export async function labelsOf(database: Database, association: string): Promise<readonly Label[]> {
  const { rows } = await database.query(
    'select id, name, colour from labels where association = $1 order by name, id',
    [association],
  );
  return rows.map((row) => Label.parse(row));
}

/** Another label; nothing where there are `most`, where the name is taken, or where the right of `by` has ended. */
export async function addLabel(
  database: Database,
  by: Staff,
  { name, colour, most }: NewLabel & { readonly most: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into labels (association, name, colour) select $1, $2, $3
       where (select count(*) from labels where association = $1) < $4 and ${inTerm(5)} on conflict (association, name) do nothing`,
    [by.association, name, colour, most, by.id, by.term],
  );
  return rowCount === 1;
}

/** Another name or colour; false where there is no such label, where another has the name, or where the right of `by` has ended. */
export async function changeLabel(
  database: Database,
  by: Staff,
  { id, name, colour }: Label,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update labels set name = $3, colour = $4 where association = $1 and id = $2 and ${inTerm(5)}
       and not exists (select 1 from labels other where other.association = $1 and other.name = $3 and other.id <> $2)`,
    [by.association, id, name, colour, by.id, by.term],
  );
  return rowCount === 1;
}

/** Takes a label off every conversation, and away. */
export async function dropLabel(database: Database, by: Staff, id: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `delete from labels where association = $1 and id = $2 and ${inTerm(3)}`,
    [by.association, id, by.id, by.term],
  );
  return rowCount === 1;
}

interface Labelled {
  /** The number of the conversation. */
  readonly conversation: number;
  readonly label: number;
  readonly on: boolean;
  readonly now: number;
}

/** Puts a label on a conversation of its association or takes it off; false where there is no such label, or where the right of `by` has ended. */
export async function putLabel(
  database: Database,
  by: Staff,
  { conversation, label, on, now }: Labelled,
): Promise<boolean> {
  const there = `exists (select 1 from labels l join conversations c on c.association = l.association where l.id = $2 and c.id = $1 and l.association = $5) and ${inTerm(3)}`;
  const change = on
    ? `insert into conversation_labels (conversation_id, label_id, by_staff, at) select $1, $2, $3::int, to_timestamp($6 / 1000.0) where ${there} on conflict do nothing`
    : `delete from conversation_labels where conversation_id = $1 and label_id = $2 and ${there}`;
  const { rows } = await database.query<{ there: boolean }>(
    `with changed as (${change} returning 1) select ${there} as there from (select count(*) from changed) done`,
    [conversation, label, by.id, by.term, by.association, ...(on ? [now] : [])],
  );
  return rows[0]?.there === true;
}
