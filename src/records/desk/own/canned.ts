import { CannedReply, type Canned } from '../../../contract/kept/canned.ts';
import type { Database } from '../../base/database.ts';
import { inTerm, type Staff } from '../staff.ts';

/** A reply as it is told: what it has not got is absent. */
const reply = `json_strip_nulls(json_build_object('id', id, 'title', title, 'text', body, 'folder', folder, 'label', label_id, 'afterwards', afterwards)) as reply`;

interface Row {
  readonly reply: unknown;
}

/** By folder, those that stand in none first, and by title. */
export async function cannedReplies(
  database: Database,
  association: string,
): Promise<readonly CannedReply[]> {
  const { rows } = await database.query<Row>(
    `select ${reply} from canned_replies where association = $1 order by folder nulls first, title, id`,
    [association],
  );
  return rows.map((row) => CannedReply.parse(row.reply));
}

/** The label where the association has it. */
const label = (n: number): string => `(select id from labels where id = $${n} and association = $1)`;

const valuesOf = ({ title, text, folder, label: labelled, afterwards }: Canned): readonly unknown[] => [
  title,
  text,
  folder ?? null,
  labelled ?? null,
  afterwards ?? null,
];

/** Undefined when the right of `by` has ended. */
export async function addCannedReply(
  database: Database,
  by: Staff,
  written: Canned,
): Promise<CannedReply | undefined> {
  const { rows } = await database.query<Row>(
    `insert into canned_replies (association, title, body, folder, label_id, afterwards)
       select $1, $2, $3, $4, ${label(5)}, $6 where ${inTerm(7)} returning ${reply}`,
    [by.association, ...valuesOf(written), by.id, by.term],
  );
  return rows[0] && CannedReply.parse(rows[0].reply);
}

/** Undefined when there is no such reply, or when the right of `by` has ended. */
export async function changeCannedReply(
  database: Database,
  by: Staff,
  { id, ...written }: CannedReply,
): Promise<CannedReply | undefined> {
  const { rows } = await database.query<Row>(
    `update canned_replies set title = $2, body = $3, folder = $4, label_id = ${label(5)}, afterwards = $6
       where association = $1 and id = $7 and ${inTerm(8)} returning ${reply}`,
    [by.association, ...valuesOf(written), id, by.id, by.term],
  );
  return rows[0] && CannedReply.parse(rows[0].reply);
}

/** False when there is no such reply, or when the right of `by` has ended. */
export async function dropCannedReply(database: Database, by: Staff, id: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `delete from canned_replies where association = $1 and id = $2 and ${inTerm(3)}`,
    [by.association, id, by.id, by.term],
  );
  return (rowCount ?? 0) > 0;
}
