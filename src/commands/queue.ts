import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { systemClock } from '../kernel/clock.ts';
import { waitingForPerson, type Waiting } from '../records/desk/queue.ts';

const Entry = z.object({
  id: z.string(),
  conversation: z.string(),
  association: z.string(),
  channel: z.string(),
  reason: z.string(),
  since: z.string(),
  firstPromisedBy: z.string(),
  promisedBy: z.string(),
  late: z.boolean(),
  flow: z.string(),
  step: z.string(),
  field: z.string().optional(),
  tried: z.array(z.string()).readonly(),
});
type Entry = z.infer<typeof Entry>;

function entryOf({ since, firstPromisedBy, promisedBy, field, ...rest }: Waiting, now: number): Entry {
  return {
    ...rest,
    since: new Date(since).toISOString(),
    firstPromisedBy: new Date(firstPromisedBy).toISOString(),
    promisedBy: new Date(promisedBy).toISOString(),
    late: firstPromisedBy < now,
    ...(field !== null && { field }),
  };
}

function line({
  association,
  channel,
  reason,
  since,
  firstPromisedBy,
  promisedBy,
  late,
  flow,
  step,
  field,
  tried,
}: Entry): string {
  const place = [flow, step, field].filter((part) => part !== undefined).join(' / ');
  const shown = tried.length > 0 ? `; answers given before: ${tried.join(', ')}` : '';
  const again = promisedBy === firstPromisedBy ? '' : `, then by ${promisedBy}`;
  return `${association} (${channel}): ${reason}\n  since ${since}, promised by ${firstPromisedBy}${late ? ' (late)' : ''}${again}\n  stood at ${place}${shown}`;
}

export const queueCommand = command({
  name: 'queue',
  purpose: 'Lists who waits for a person, by the time that they were promised first.',
  details: `since, firstPromisedBy and promisedBy (the last time that was named) are moments in UTC; late says whether the first promise has passed; flow, step and field tell where the member
stood; tried are the answers that were given to them before.`,
  flags: {},
  shape: z.array(Entry),
  async onDatabase(_typed, { database, config }) {
    const now = systemClock(() => database.skew() + config.clockOffset).now();
    return (await waitingForPerson(database)).map((one) => entryOf(one, now));
  },
  text: (entries) => (entries.length === 0 ? 'Nobody waits for a person.' : entries.map(line).join('\n')),
});
