import type { Database } from '../base/database.ts';
import { kinds, type KindName } from './kinds/index.ts';

/** By what somebody at the desk is told. */
export type Means = 'push' | 'mail';

/** What the pack of an association says: by whom services are studied that are not the committee's, and who may not judge a case. */
export interface PackSays {
  readonly studiedBy: Readonly<Record<string, readonly string[]>>;
  readonly excludes: readonly string[];
}

/** Something that happened, of which somebody was not told yet. `at` is the moment as the database writes it. */
export interface Happening {
  readonly staff: number;
  readonly at: string;
  readonly reference?: string;
  /** By when the request is answered, YYYY-MM-DD, and which part of its time has passed. */
  readonly day?: string;
  readonly part?: string;
}

interface Asked {
  readonly kind: KindName;
  readonly means: Means;
  readonly staff: readonly number[];
  readonly now: number;
  readonly packs: Readonly<Record<string, PackSays>>;
}

const most = 1000;

/** What happened of a kind since those who are asked about were told by these means, the latest first. */
export async function happenings(
  database: Database,
  { kind, means, staff, now, packs }: Asked,
): Promise<readonly Happening[]> {
  if (staff.length === 0) return [];
  const { rows } = await database.query<{ happening: Happening }>(
    `with given as (select to_timestamp($4::float8 / 1000.0) as now, $5::jsonb as packs),
       asked as (
         select s.id, s.association, s.role, coalesce(m.upto, '-infinity') as upto from staff s
         left join notice_marks m on m.staff_id = s.id and m.means = $2 and m.kind = $3
         where s.id = any ($1::int[]) and s.disabled_at is null and exists (select from given))
     select to_jsonb(found) || jsonb_build_object('at', found.at::text) as happening from (${kinds[kind].happened}) as found
     order by found.at desc limit ${most}`,
    [staff, means, kind, now, JSON.stringify(packs)],
  );
  return rows.map(({ happening }) => happening);
}
