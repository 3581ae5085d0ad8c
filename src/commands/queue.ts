import { answer, answerJson, runCommand, withRecords } from '../command-line.ts';
import { systemClock } from '../kernel/clock.ts';
import { waitingForPerson, type Waiting } from '../records/queue.ts';

const usage = `Lists who waits for a person, the longest first.

  npm run queue [-- --json]

With --json: an array of {id, conversation, association, channel, reason, since, promisedBy, late, flow, step, field?, tried}.
since and promisedBy are moments in UTC; late says whether the promised one has passed; flow, step and field tell where the member
stood; tried are the answers that were given to him before.`;

interface Entry extends Omit<Waiting, 'since' | 'promisedBy' | 'field'> {
  readonly since: string;
  readonly promisedBy: string;
  readonly late: boolean;
  readonly field?: string;
}

function entryOf({ since, promisedBy, field, ...rest }: Waiting, now: number): Entry {
  return {
    ...rest,
    since: new Date(since).toISOString(),
    promisedBy: new Date(promisedBy).toISOString(),
    late: promisedBy < now,
    ...(field !== null && { field }),
  };
}

function line({
  association,
  channel,
  reason,
  since,
  promisedBy,
  late,
  flow,
  step,
  field,
  tried,
}: Entry): string {
  const place = [flow, step, field].filter((part) => part !== undefined).join(' / ');
  const shown = tried.length > 0 ? `; answers given before: ${tried.join(', ')}` : '';
  return `${association} (${channel}): ${reason}\n  since ${since}, promised by ${promisedBy}${late ? ' (late)' : ''}\n  stood at ${place}${shown}`;
}

await runCommand({
  usage,
  flags: ['--json'],
  words: { least: 0, most: 0 },
  async run({ has }) {
    const entries = await withRecords(async (database, config) => {
      const now = systemClock(() => database.lead() + config.clockOffset).now();
      return (await waitingForPerson(database)).map((one) => entryOf(one, now));
    });
    if (has('--json')) answerJson(entries);
    else answer(entries.length === 0 ? 'Nobody waits for a person.' : entries.map(line).join('\n'));
    return 0;
  },
});
