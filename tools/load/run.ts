import { loadavg } from 'node:os';
import type { Ground } from '../../src/conversation/context.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { stopwatch, systemClock } from '../../src/kernel/clock.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { atOnce } from '../at-once.ts';
import { Colleague } from './colleague.ts';
import { interrupted } from './interrupted.ts';
import { measure, openings } from './measure.ts';
import { violationsOf, type LoadReport } from './report.ts';
import { oneServer, twoServers } from './serving.ts';
import { chosen, eventually, forPerson } from './traffic.ts';
import { Visitor } from './visitor.ts';

export interface LoadWish {
  readonly conversations: number;
  /** How many of them wait for a person. */
  readonly waiting: number;
  readonly streams: number;
  /** Messages of members that are watched on their way to the desk, before and during the restart. */
  readonly messages: number;
  /** Two servers with a Redis between them: it is killed, instead of the server. */
  readonly redis?: boolean;
  readonly tell?: (event: string) => void;
}

const association = 'rahat';
const password = 'correct horse battery staple';
const arrivingAtOnce = 12;
/** Milliseconds that a list, a live event and a screen may take. */
const limit = 1000;

/** Accounts of so many researchers. */
async function hire({ database }: Ground, emails: readonly string[]): Promise<void> {
  const hashed = await hashPassword(password);
  for (const email of emails)
    await putStaff(
      database,
      { association, email, role: 'researcher', password: hashed },
      systemClock().now(),
    );
}

/** Members who arrive; those who wait for a person are spread evenly among them. */
function arrivals(url: string, { conversations, waiting }: LoadWish): Promise<Visitor[]> {
  const numbers = Array.from({ length: conversations }, (_, n) => n);
  return atOnce(numbers, arrivingAtOnce, async (n) => {
    const visitor = await Visitor.arrive(url, association, n);
    if ((n * waiting) % conversations < waiting) {
      await visitor.say(`عندي استفسار رقم ${n}`);
      await visitor.say(forPerson);
    }
    return visitor;
  });
}

/** A desk at which everybody listens. `crew` holds them, so that they can be sent home whatever happens. */
async function crewUp(url: string, emails: readonly string[], crew: Colleague[]): Promise<void> {
  for (const email of emails) crew.push(await Colleague.arrive(url, email, password));
  if (!(await eventually(() => crew.every(({ connected, shown }) => connected && shown.size > 0), 30_000)))
    throw new Error('not everybody could listen');
}

/** Fills a server with conversations, lets a desk full of people listen, measures, takes away the server (or the Redis of two) under traffic and compares. */
export async function loadDesk(wish: LoadWish): Promise<LoadReport> {
  const { conversations, waiting, streams, messages, tell } = wish;
  const took = stopwatch();
  const loadBefore = Math.round((loadavg()[0] ?? 0) * 100) / 100;
  const emails = Array.from({ length: streams }, (_, n) => `person-${n}@${association}.example`);
  const open = wish.redis === true ? twoServers : oneServer;
  const serving = await open((ground) => hire(ground, emails));
  const crew: Colleague[] = [];
  try {
    tell?.(`${conversations} members arrive`);
    const all = await arrivals(serving.members, wish);
    tell?.(`${streams} people sign in and listen`);
    await crewUp(serving.desks, emails, crew);
    const inbox = await openings(crew);
    tell?.('members write');
    const { live, missedEvents } = await measure(crew, chosen(all, messages));
    tell?.(`${serving.breaks ? 'the server' : 'Redis'} is killed while members write`);
    const restart = await interrupted(crew, chosen(all, messages), serving);
    const report = { conversations, waiting, streams, inbox, live, missedEvents, restart, loadBefore };
    const seconds = Math.round(took() / 1000);
    return { ...report, seconds, violations: violationsOf(report, limit) };
  } finally {
    for (const one of crew) one.close();
    await serving.close();
  }
}
