import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dayAt, daysAfter, momentOf } from '../../src/fields/calendar.ts';
import { atOnce } from '../../tools/at-once.ts';
import { Member } from '../http/member.ts';
import { startServer, type TestServer } from '../http/support.ts';
import { runCommand } from '../support/commands-here.ts';
import { between, randomFrom } from '../support/random.ts';
import { until } from '../support/wait.ts';
import { Person } from '../upgrade/desk.ts';
import { hireAll, password } from '../upgrade/fill.ts';
import { goOn, Walk } from '../upgrade/way.ts';
import { faultsOf, memberOf, shown, tryAnything, type AtDesk, type Sent } from './case-over-http.ts';

/** The run of every day moves some; `CASES=200 CLOCK_STEPS=12` as many as were promised. */
const many = Number(process.env['CASES'] ?? 4);
const steps = Number(process.env['CLOCK_STEPS'] ?? 2);
const furthest = 6;
const width = 4;
/** `CASES_SEED` moves others: so many as take longer than one may wait are moved in several runs. */
const random = randomFrom(Number(process.env['CASES_SEED'] ?? 1414));

let server: TestServer;
let links: readonly string[];
beforeAll(async () => {
  server = await startServer();
  const told = await readFile(join(server.dataDir, 'first-links.txt'), 'utf8');
  links = [...told.matchAll(/(http\S+\/set-up\S+)/g)].map(([, link = '']) => link);
});
afterAll(() => server.remove());

/** Ten in the morning of a day to come, so that whoever is to be told something is. */
function offsetTo(day: string): number {
  return momentOf(day, 10 * 60) - Date.now();
}

async function send(association: string, n: number): Promise<Sent> {
  const walk = new Walk(await Member.arrive(server.url, association));
  await goOn(walk, {}, ({ kind }) => kind === 'service');
  const services = walk.member.question.suggestedActions?.actions ?? [];
  await walk.give({ choice: services[n % services.length]?.value.silah.choice ?? '' });
  await goOn(walk, {}, ({ kind }) => kind === 'sign');
  await walk.give({ text: 'أقرّ' });
  const receipts = walk.member.seen.flatMap(({ channelData }) => channelData?.silah?.receipt ?? []);
  return { association, reference: receipts.at(-1)!.reference, resume: walk.member.grant.resume };
}

/** Everybody signs in again: the clock has passed the end of their sessions. */
async function enter(associations: readonly string[]): Promise<ReadonlyMap<string, AtDesk>> {
  const found = new Map<string, AtDesk>();
  const one = (role: string, association: string): Promise<Person> =>
    Person.enter(server.url, 'sign-in', { email: `${role}@${association}.example`, password });
  for (const association of associations)
    found.set(association, {
      researcher: await one('researcher', association),
      committee: await one('committee', association),
    });
  return found;
}

test(`${many} cases moved together through ${steps} clock steps are decided, or known to be late, or their members know a day to come`, async () => {
  const crews = await hireAll(server.url, links);
  const associations = [...crews.keys()];
  const list = await atOnce(
    Array.from({ length: many }, (_, n) => n),
    width,
    (n) => send(associations[n % associations.length]!, Math.floor(n / associations.length)),
  );
  const failed: string[] = [];
  let day = dayAt(Date.now());
  for (let step = 0; step < steps; step += 1) {
    day = daysAfter(day, between(random, 1, Math.max(furthest, Math.ceil(40 / steps))));
    const today = day;
    await server.stop();
    await server.start({ CLOCK_OFFSET: String(offsetTo(today)) });
    const desks = await enter(associations);
    const looked = async (sent: Sent): Promise<readonly string[]> => {
      const found = await shown(desks.get(sent.association)!, sent);
      if (!found) return [];
      const texts = (await (await memberOf(server.url, sent)).transcript()).map(({ text = '' }) => text);
      return faultsOf(found, texts, today).map((fault) => `${sent.association} ${sent.reference}: ${fault}`);
    };
    let faults: readonly string[] = [];
    // What is due is told in rounds: the last of them is waited for.
    await until(
      'every case stands as it should',
      async () => (faults = (await atOnce(list, width, looked)).flat()).length === 0,
      { patience: 2 * 60_000, every: 2000, found: () => faults.join('\n') },
    );
    for (let round = 0; round < 2; round += 1) {
      const wrong = await atOnce(list, width, (sent) =>
        tryAnything({ url: server.url, sent, random, today, ...desks.get(sent.association)! }),
      );
      failed.push(...wrong.flatMap((one) => one ?? []));
    }
  }
  expect(failed).toEqual([]);
  await server.stop();
  const { out } = await runCommand('verify-records', ['--json'], { DATA_DIR: server.dataDir });
  expect((JSON.parse(out) as { findings: readonly object[] }).findings).toEqual([]);
});
