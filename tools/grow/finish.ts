import { z } from 'zod';
import type { Ground } from '../../src/conversation/context.ts';
import { randomSeed } from '../../src/kernel/ids.ts';
import { silent } from '../../src/kernel/log.ts';
import { countSent } from '../../src/records/keeping/cases/count-sent.ts';
import { countAsked } from '../../src/records/keeping/counting/count-asked.ts';
import { countCalls } from '../../src/records/keeping/counting/count-calls.ts';
import { countDays } from '../../src/records/keeping/counting/count-days.ts';
import { countRatings } from '../../src/records/keeping/counting/count-ratings.ts';
import { Sealer } from '../../src/records/sealing/sealer.ts';

export const Grown = z.object({
  association: z.string(),
  conversations: z.number(),
  entries: z.number(),
  ratings: z.number(),
  requests: z.number(),
  files: z.number(),
  seconds: z.number(),
  password: z.string(),
});

/** What the product does beside its turns: it notes what files take, seals, counts, and the database learns what it holds. */
export async function finish({ database, files, clock }: Ground): Promise<void> {
  await database.query(
    `insert into file_room (association, bytes) select c.association, sum(f.size) from files f join conversations c on c.id = f.conversation_id group by 1
       on conflict (association) do update set bytes = excluded.bytes`,
  );
  const sealer = new Sealer(database, files, silent);
  await sealer.sealAll();
  await sealer.stop();
  await countRatings(database, clock.now(), { seed: randomSeed });
  await countAsked(database, clock.now(), { seed: randomSeed });
  await countCalls(database, clock.now());
  await countSent(database);
  await countDays(database, clock.now());
  await database.query('analyze');
}

/** How much there is of an association; a rating that was counted leads back to no conversation. */
export async function counted(
  { database }: Ground,
  association: string,
): Promise<Omit<z.infer<typeof Grown>, 'seconds' | 'password'>> {
  const of = (table: string): string =>
    `(select count(*)::int from ${table} t join conversations c on c.id = t.conversation_id where c.association = $1)`;
  const { rows } = await database.query<Omit<z.infer<typeof Grown>, 'seconds' | 'password' | 'association'>>(
    `select (select count(*)::int from conversations where association = $1) as conversations, ${of('entries')} as entries,
       (select count(*)::int from ratings where association = $1) as ratings, ${of('requests')} as requests, ${of('files')} as files`,
    [association],
  );
  const [found] = rows;
  if (!found) throw new Error('the database answered nothing');
  return { association, ...found };
}
