import type { NoticeChoices } from '../../contract/told/notices.ts';
import type { Json } from '../../kernel/json.ts';
import type { Database } from '../base/database.ts';

/** Somebody at the desk who may be told, with what they chose as it was kept; null while they chose nothing. */
export interface Choosing {
  readonly id: number;
  readonly association: string;
  readonly role: string;
  readonly email: string;
  readonly choices: Json;
  /** Whether a browser of theirs takes messages. */
  readonly subscribed: boolean;
}

/** All who can be told; `id` asks for one of them alone. */
export async function choosing(database: Database, id?: number): Promise<readonly Choosing[]> {
  const { rows } = await database.query<Choosing>(
    `select s.id, s.association, s.role, s.email, c.choices,
         exists (select from push_subscriptions p where p.staff_id = s.id and p.term = s.term) as subscribed
       from staff s left join notice_choices c on c.staff_id = s.id where s.disabled_at is null and ($1::int is null or s.id = $1) order by s.id`,
    [id ?? null],
  );
  return rows;
}

/** What somebody chose from now on. */
export async function keepChoices(database: Database, staff: number, choices: NoticeChoices): Promise<void> {
  await database.query(
    `insert into notice_choices (staff_id, choices) values ($1, $2) on conflict (staff_id) do update set choices = excluded.choices`,
    [staff, JSON.stringify(choices)],
  );
}
