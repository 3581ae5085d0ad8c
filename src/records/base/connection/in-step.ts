import { Fault } from '../../../kernel/errors.ts';

/**
 * Whether a primary waits for standbys of which none is in step. Where `synchronous_standby_names` says so, each commit waits until one of them has it: whoever only reads sees
 * nothing of that. Whoever may not see who follows sees how long commits have been waiting.
 */
const question = `select case
  when current_setting('synchronous_standby_names') = '' or current_setting('synchronous_commit') in ('off', 'local') then false
  else not exists (select from pg_stat_replication where sync_state is null or sync_state in ('sync', 'quorum'))
    or exists (select from pg_stat_activity where wait_event = 'SyncRep' and state_change < clock_timestamp() - interval '1 second')
  end as waits`;

type Ask = (text: string) => Promise<{ readonly rows: readonly { readonly waits: boolean }[] }>;

/** Resolves when the database answers and keeps what it is given; throws Fault databaseDown where it waits for a standby. */
export async function mustBeInStep(ask: Ask): Promise<void> {
  const { rows } = await ask(question);
  if (!rows[0]?.waits) return;
  throw new Fault(
    'databaseDown',
    'The database waits for a standby that is not in step (synchronous_standby_names): nothing is acknowledged until one follows again. Start the standby, or take it out of that setting.',
  );
}
