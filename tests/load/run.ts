import { loadavg } from 'node:os';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/staff.ts';
import { freePort } from '../support/children.ts';
import { pause, removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { colleague, type Colleague } from './crew.ts';
import { atOnce, visitor, type Visitor } from './members.ts';

export interface LoadWish {
  readonly conversations: number;
  /** How many of them wait for a person. */
  readonly waiting: number;
  readonly streams: number;
  /** Messages of members that are watched on their way to the desk, before and during the restart. */
  readonly messages: number;
  /** Milliseconds that a list, a live event and a screen may take: a second. */
  readonly limit?: number;
  readonly tell?: (event: string) => void;
}

interface Times {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
  readonly count: number;
}

export interface LoadReport {
  readonly conversations: number;
  readonly waiting: number;
  readonly streams: number;
  /** Milliseconds to fetch a list: one person alone, and everybody at the same moment. */
  readonly inbox: { readonly waiting: Times; readonly all: Times; readonly everybodyAtOnce: Times };
  /** Milliseconds from a member's message being sent: until acknowledged, until hinted at every stream, until on every screen. */
  readonly live: { readonly acknowledged: Times; readonly events: Times; readonly shown: Times };
  readonly missedEvents: number;
  readonly restart: {
    readonly away: number;
    readonly messages: number;
    readonly lost: number;
    readonly doubled: number;
    readonly notShown: number;
  };
  readonly loadBefore: number;
  readonly seconds: number;
  readonly violations: readonly string[];
}

const association = 'rahat';
const password = 'correct horse battery staple';
const pace = 100;

function times(list: readonly number[]): Times {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { median: at(0.5), p99: at(0.99), worst: Math.round(sorted.at(-1) ?? 0), count: sorted.length };
}

async function hire(dataDir: string, count: number): Promise<readonly string[]> {
  const place = await openPlace({ DATA_DIR: dataDir });
  try {
    const hashed = await hashPassword(password);
    const emails = Array.from({ length: count }, (_, n) => `person-${n}@${association}.example`);
    for (const email of emails)
      await putStaff(
        place.ground.database,
        { association, email, role: 'researcher', password: hashed },
        Date.now(),
      );
    return emails;
  } finally {
    await place.close();
  }
}

interface Watched {
  readonly who: Visitor;
  readonly sent: number;
  readonly acknowledged: number;
}

/** Members write, one every tenth of a second: every other asks for a person, the rest wait for one already. */
async function traffic(list: readonly Visitor[], round: string): Promise<Watched[]> {
  const under: Promise<Watched>[] = [];
  for (const [n, who] of list.entries()) {
    const text = who.said.includes('موظف') ? `عندي سؤال ${round} رقم ${n}` : 'موظف';
    under.push(who.say(text).then((when) => ({ who, ...when })));
    await pause(pace);
  }
  return Promise.all(under);
}

/** One after the other, from those who wait and those who do not yet. */
function chosen(all: readonly Visitor[], count: number): Visitor[] {
  const wait = all.filter(({ said }) => said.includes('موظف'));
  const rest = all.filter(({ said }) => !said.includes('موظف'));
  return Array.from({ length: count }, (_, n) => (n % 2 === 0 ? rest : wait)[n >> 1]).filter(
    (one) => one !== undefined,
  );
}

async function eventually(holds: () => boolean, patience: number): Promise<boolean> {
  const until = Date.now() + patience;
  while (!holds() && Date.now() < until) await pause(20);
  return holds();
}

/** How long a list takes, fetched by one person again and again and by everybody at once. */
async function openings(crew: readonly Colleague[]): Promise<LoadReport['inbox']> {
  const one = crew[0] as Colleague;
  const again = async (which: string): Promise<number[]> => {
    const all: number[] = [];
    for (let n = 0; n < 30; n += 1) all.push((await one.open(which)).ms);
    return all;
  };
  return {
    waiting: times(await again('waiting')),
    all: times(await again('all')),
    everybodyAtOnce: times(await Promise.all(crew.map(async (each) => (await each.open('waiting')).ms))),
  };
}

const hintedAfter = (crew: readonly Colleague[], { who, sent }: Watched): boolean =>
  crew.every(({ hinted }) => (hinted.get(who.conversation) ?? 0) >= sent);

async function measure(
  crew: readonly Colleague[],
  list: readonly Visitor[],
): Promise<Pick<LoadReport, 'live' | 'missedEvents'>> {
  const fresh = new Set(
    list.filter(({ said }) => !said.includes('موظف')).map(({ conversation }) => conversation),
  );
  const watched = await traffic(list, 'أول');
  const isShown = ({ who, sent }: Watched): boolean =>
    !fresh.has(who.conversation) ||
    crew.every(({ appeared }) => (appeared.get(who.conversation) ?? 0) >= sent);
  await eventually(() => watched.every((one) => hintedAfter(crew, one) && isShown(one)), 20_000);
  const events: number[] = [];
  const shown: number[] = [];
  let missedEvents = 0;
  for (const { who, sent } of watched)
    for (const { hinted, appeared } of crew) {
      const at = hinted.get(who.conversation) ?? 0;
      if (at < sent) missedEvents += 1;
      else events.push(at - sent);
      if (fresh.has(who.conversation)) shown.push((appeared.get(who.conversation) ?? Infinity) - sent);
    }
  const acknowledged = watched.map((one) => one.acknowledged - one.sent);
  return {
    live: { acknowledged: times(acknowledged), events: times(events), shown: times(shown) },
    missedEvents,
  };
}

/** Kills the server under traffic and compares what every screen shows afterwards with what was acknowledged. */
async function interrupted(
  crew: readonly Colleague[],
  list: readonly Visitor[],
  again: () => Promise<void>,
): Promise<LoadReport['restart']> {
  const before = crew.map(({ connections }) => connections);
  const old = crew.map(({ shown }) => shown);
  const writing = traffic(list, 'ثان');
  await pause((list.length * pace) / 2);
  const start = performance.now();
  await again();
  const away = Math.round(performance.now() - start);
  const watched = await writing;
  await eventually(
    () => crew.every(({ connected, connections }, i) => connected && connections > (before[i] ?? 0)),
    60_000,
  );
  const missing = ({ shown }: Colleague, i: number): number =>
    watched.filter(({ who: { conversation } }) => {
      const item = shown.get(conversation);
      return !item || item.lastAt <= (old[i]?.get(conversation)?.lastAt ?? 0);
    }).length;
  await eventually(() => crew.every((one, i) => missing(one, i) === 0), 40_000);
  const notShown = crew.reduce((sum, one, i) => sum + missing(one, i), 0);
  let lost = 0;
  let doubled = 0;
  await atOnce(watched, 4, async ({ who }) => {
    const { lines } = await (crew[0] as Colleague).read(who.conversation);
    for (const text of new Set(who.said)) {
      const kept = lines.filter((line) => line.from === 'member' && line.text === text).length;
      const wanted = who.said.filter((one) => one === text).length;
      lost += Math.max(0, wanted - kept);
      doubled += Math.max(0, kept - wanted);
    }
  });
  return { away, messages: watched.length, lost, doubled, notShown };
}

function violationsOf(
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

/** Fills a server with conversations, lets a desk full of people listen, measures, kills the server under traffic and compares. */
export async function loadDesk({
  conversations,
  waiting,
  streams,
  messages,
  limit = 1000,
  tell = () => undefined,
}: LoadWish): Promise<LoadReport> {
  const started = Date.now();
  const loadBefore = Math.round((loadavg()[0] ?? 0) * 100) / 100;
  const dataDir = await temporaryFolder();
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  let server: ServerProcess | undefined;
  const crew: Colleague[] = [];
  try {
    const emails = await hire(dataDir, streams);
    server = await startServer(env);
    const { url } = server;
    tell(`${conversations} members arrive`);
    const all = await atOnce(
      Array.from({ length: conversations }, (_, n) => n),
      12,
      (n) =>
        (n * waiting) % conversations < waiting
          ? visitor(url, association, `عندي استفسار رقم ${n}`, 'موظف')
          : visitor(url, association),
    );
    tell(`${streams} people sign in and listen`);
    for (const email of emails) crew.push(await colleague(url, email, password));
    if (!(await eventually(() => crew.every(({ connected, shown }) => connected && shown.size > 0), 30_000)))
      throw new Error('not everybody could listen');
    const inbox = await openings(crew);
    tell('members write');
    const { live, missedEvents } = await measure(crew, chosen(all, messages));
    tell('the server is killed while members write');
    const restart = await interrupted(crew, chosen(all, messages), async () => {
      await server?.kill();
      server = await startServer(env);
    });
    const report = { conversations, waiting, streams, inbox, live, missedEvents, restart, loadBefore };
    const seconds = Math.round((Date.now() - started) / 1000);
    return { ...report, seconds, violations: violationsOf(report, limit) };
  } finally {
    for (const one of crew) one.close();
    await server?.kill('database');
    await removeFolder(dataDir);
  }
}
