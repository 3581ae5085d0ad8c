import { z } from 'zod';
import { quantile } from '../quantile.ts';

/** A list of milliseconds in four figures. */
export const Times = z.object({ median: z.number(), p99: z.number(), worst: z.number(), count: z.number() });
export type Times = z.infer<typeof Times>;

export const LoadReport = z.object({
  conversations: z.number(),
  waiting: z.number(),
  streams: z.number(),
  /** Milliseconds to fetch a list: one person alone, and everybody at the same moment. */
  inbox: z.object({ waiting: Times, all: Times, everybodyAtOnce: Times }),
  /** Milliseconds from a member's message being sent: until acknowledged, until hinted at every stream, until on every screen. */
  live: z.object({ acknowledged: Times, events: Times, shown: Times }),
  missedEvents: z.number(),
  restart: z.object({
    away: z.number(),
    messages: z.number(),
    lost: z.number(),
    doubled: z.number(),
    notShown: z.number(),
  }),
  loadBefore: z.number(),
  seconds: z.number(),
  violations: z.array(z.string()),
});
export type LoadReport = z.infer<typeof LoadReport>;

export function times(list: readonly number[]): Times {
  return {
    median: Math.round(quantile(list, 0.5)),
    p99: Math.round(quantile(list, 0.99)),
    worst: Math.round(quantile(list, 1)),
    count: list.length,
  };
}

/** One sentence for each limit that was passed and each thing that was lost. */
export function violationsOf(
  { inbox, live, missedEvents, restart }: Omit<LoadReport, 'violations' | 'seconds'>,
  limit: number,
): string[] {
  const all: string[] = [];
  const slow = (what: string, ms: number): void => {
    if (!(ms <= limit)) all.push(`${what}: ${ms} ms, at most ${limit}`);
  };
  slow('the list of those who wait, worst', inbox.waiting.worst);
  slow('the list of all, worst', inbox.all.worst);
  slow('the list of those who wait, fetched by everybody at once, worst', inbox.everybodyAtOnce.worst);
  slow('live events, p99', live.events.p99);
  slow('on every screen, p99', live.shown.p99);
  if (missedEvents > 0) all.push(`${missedEvents} events never came`);
  for (const what of ['lost', 'doubled', 'notShown'] as const)
    if (restart[what] > 0) all.push(`after the restart, ${what}: ${restart[what]}`);
  return all;
}
