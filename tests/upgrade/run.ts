import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { atOnce } from '../../tools/at-once.ts';
import { Member } from '../http/member.ts';
import { openBotApi } from '../standins/bot-api.ts';
import { openGraphApi } from '../standins/graph-api.ts';
import { runCommandAlone } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startPostgres } from '../support/postgres.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import type { Installation } from './conversation.ts';
import { load, putFiles, type Fixture } from './dump.ts';
import { Person } from './desk.ts';
import { offerCode } from './fill.ts';
import { goOnWith } from './go-on.ts';
import { goOnPushed, remember, settled } from './go-on-pushed.ts';
import { requestsGoOn } from './requests-go-on.ts';
import { settings } from './settings.ts';

export const UpgradeReport = z.object({
  /** The build whose conversations go on. */
  build: z.string(),
  conversations: z.number(),
  underWay: z.number(),
  /** Requests that were sealed, before and by now. */
  sealed: z.number(),
  checked: z.number(),
  /** Requests by how they stood in the end, each found again by its member. */
  requests: z.record(z.string(), z.number()),
  seconds: z.number(),
  violations: z.array(z.string()).readonly(),
});
export type UpgradeReport = z.infer<typeof UpgradeReport>;

const width = 12;
/** Longer than an attempt to send is given: what was under way is known to have broken off. */
const away = 3 * 60_000;

/** The conversation that was ready to take a code takes it. */
async function takeCode(url: string, { association, figures, resume }: Installation['code']): Promise<void> {
  const member = await Member.arrive(url, association, { resume });
  await member.say(figures);
  // The codes of an earlier build may have fewer figures: such a one is over, and the question stands.
  if (member.prompt.flow === 'linking') await member.say((await offerCode(url, association)).figures);
  if (member.prompt.flow === 'linking') throw new Error('the code was not taken');
}

/** A request that waited is decided, and the desk tells those that were decided; cases that the committee may not read any more are left. */
async function decide({ requests }: Installation, committees: ReadonlyMap<string, Person>): Promise<void> {
  for (const [reference, { association, status }] of Object.entries(requests)) {
    const path = `/requests/${reference}`;
    if (await committees.get(association)!.lacks(path)) continue;
    const before = await committees.get(association)!.get<{ status: string }>(path);
    if (before.status !== status) throw new Error(`${reference} is ${before.status} instead of ${status}`);
    if (status === 'submitted')
      await committees
        .get(association)!
        .post(`${path}/decision`, { decision: 'accepted', reason: 'بحسب اللائحة' });
  }
}

/** What the database and the log say of turns that failed. */
async function failures(databaseUrl: string, log: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  let dead: number;
  try {
    const { rows } = await client.query<{ dead: number }>(
      'select count(*)::int as dead from entries where kind = 6',
    );
    dead = rows[0]?.dead ?? 0;
  } finally {
    await client.end();
  }
  const errors = log.split('\n').filter((line) => /"level":[56]0/.test(line));
  return [...(dead > 0 ? [`${dead} turns failed`] : []), ...errors.map((line) => `the log says ${line}`)];
}

/** Puts what an earlier build left into a database, starts this build on it, and goes on with every conversation. */
export async function upgrade({ installation, sql, files }: Fixture): Promise<UpgradeReport> {
  const started = Date.now();
  const { build, at, answers, standing, pushed, underWay, requests, code, password } = installation;
  const postgres = await startPostgres();
  const [telegram, whatsapp, dataDir] = await Promise.all([openBotApi(), openGraphApi(), temporaryFolder()]);
  const filesDir = join(dataDir, 'files');
  const offset = at + away - Date.now();
  const env = {
    ...settings.env({ databaseUrl: postgres.url, telegram: telegram.root, whatsapp: whatsapp.root }),
    DATA_DIR: dataDir,
    FILES_DIR: filesDir,
    CLOCK_OFFSET: String(offset),
  };
  const violations: string[] = [];
  let server: ServerProcess | undefined;
  try {
    await mkdir(filesDir, { recursive: true });
    await putFiles(filesDir, files);
    await load(postgres.url, sql);
    whatsapp.advance(offset);
    const bot = telegram.bot(settings.bot);
    const number = whatsapp.number(settings.number);
    remember(bot, installation);
    server = await startServer(env);
    const { url } = server;
    await number.hooks.subscribe(`${url}/webhooks/whatsapp/rahat`);
    // One after the other: few passwords are checked at the same time.
    const enter = async (role: string): Promise<ReadonlyMap<string, Person>> => {
      const entered = new Map<string, Person>();
      for (const association of Object.keys(answers)) {
        const email = `${role}@${association}.example`;
        entered.set(association, await Person.enter(url, 'sign-in', { email, password }));
      }
      return entered;
    };
    const researchers = await enter('researcher');
    const committees = await enter('committee');
    const attempt = async (
      what: string,
      work: (tell: (violation: string) => void) => Promise<void>,
    ): Promise<void> => {
      const tell = (violation: string): void => void violations.push(`${what}: ${violation}`);
      await work(tell).catch((error: unknown) => tell(String(error)));
    };
    const settling = attempt('what was under way', (tell) =>
      settled(bot, installation, researchers.get('mord')!, tell),
    );
    const members = pushed.map((one) => [one, goOnPushed(url, { bot, number }, one)] as const);
    await atOnce(standing, width, (one) =>
      attempt(`${one.association} ${one.turnout} ${JSON.stringify(one.below)}`, (tell) =>
        goOnWith(
          url,
          one,
          { answers: answers[one.association] ?? {}, researcher: researchers.get(one.association)! },
          tell,
        ),
      ),
    );
    await settling;
    await Promise.all(
      members.map(([one, go]) =>
        attempt(`${one.association} ${JSON.stringify(one.question)} ${JSON.stringify(one.next)}`, go),
      ),
    );
    await attempt('the code', () => takeCode(url, code));
    await attempt('decisions', () => decide(installation, committees));
    const verified = await runCommandAlone('verify-records', ['--json'], env);
    const { checked, findings } = JSON.parse(verified.out) as { checked: number; findings: object[] };
    violations.push(...findings.map((finding) => JSON.stringify(finding)));
    if ((await server.stop()) !== 0) violations.push('the server did not stop well');
    violations.push(...(await failures(postgres.url, server.log)));
    const counted = await requestsGoOn(env, (violation) => void violations.push(violation));
    return {
      build,
      conversations: standing.length + pushed.length,
      underWay: underWay.length,
      sealed: Object.keys(requests).length,
      requests: counted,
      checked,
      seconds: Math.round((Date.now() - started) / 1000),
      violations,
    };
  } finally {
    await server?.kill();
    await telegram.close();
    await whatsapp.close();
    await postgres.stop();
    await removeFolder(dataDir);
  }
}
