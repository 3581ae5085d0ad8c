import type { FactValue } from '../../contract/kept/facts.ts';
import type { Database } from '../base/database.ts';
import { ms } from '../base/moments.ts';
import { inTerm, type Staff } from '../desk/staff.ts';

/** A change of a fact: `value` null for what the pack file says, `over` what the file said at that moment. */
export interface FactRow {
  readonly id: number;
  readonly association: string;
  readonly kind: string;
  readonly follows: number;
  readonly value: FactValue | null;
  readonly over: FactValue;
  readonly takesBack: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly by: string;
}

const columns = `f.id, f.association, f.kind, f.follows, f.value, f.over, f.takes_back as "takesBack", ${ms('f.from_at')} as at, s.name as by`;
const table = 'facts f join staff s on s.id = f.by_staff';

/** The last change of each fact of every association. */
export async function factsInForce(database: Database): Promise<readonly FactRow[]> {
  const { rows } = await database.query<FactRow>({
    name: 'facts-in-force',
    text: `select distinct on (f.association, f.kind) ${columns} from ${table} order by f.association, f.kind, f.id desc`,
    values: [],
  });
  return rows;
}

/** The latest changes of an association, the last first. */
export async function factChanges(
  database: Database,
  association: string,
  most: number,
): Promise<readonly FactRow[]> {
  const { rows } = await database.query<FactRow>(
    `select ${columns} from ${table} where f.association = $1 order by f.id desc limit $2`,
    [association, most],
  );
  return rows;
}

/** One change of an association, and undefined where there is none of that number. */
export async function factChange(
  database: Database,
  association: string,
  id: number,
): Promise<FactRow | undefined> {
  const { rows } = await database.query<FactRow>(
    `select ${columns} from ${table} where f.association = $1 and f.id = $2`,
    [association, id],
  );
  return rows[0];
}

interface NewFact extends Pick<FactRow, 'kind' | 'follows' | 'value' | 'over' | 'takesBack'> {
  /** Who changes it, in the term in which they may. */
  readonly by: Staff;
  readonly now: number;
}

/** Keeps a change that follows another, or the file (0). Undefined when something else follows that already, or when the right of `by` has ended. */
export async function putFact(
  database: Database,
  { kind, follows, value, over, takesBack, by, now }: NewFact,
): Promise<number | undefined> {
  const { rows } = await database.query<{ id: number }>(
    `insert into facts (association, kind, follows, value, over, takes_back, by_staff, from_at)
       select $1::text, $2::text, $3::bigint, $4::jsonb, $5::jsonb, $6::boolean, $7::int, to_timestamp($9 / 1000.0)
       where ${inTerm(7)} and ($3::bigint = 0 or exists (select 1 from facts where id = $3::bigint and association = $1 and kind = $2))
       on conflict (association, kind, follows) do nothing returning id`,
    [
      by.association,
      kind,
      follows,
      value === null ? null : JSON.stringify(value),
      JSON.stringify(over),
      takesBack,
      by.id,
      by.term,
      now,
    ],
  );
  return rows[0]?.id;
}
