import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { openBotApi } from '../standins/bot-api.ts';
import { openGraphApi } from '../standins/graph-api.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { startPostgres } from '../support/postgres.ts';
import { aWorkingMorning } from '../support/house.ts';
import { until } from '../support/wait.ts';
import { turnouts, type Installation, type Turnout } from './conversation.ts';
import { dumpOf, filesIn, type Fixture } from './dump.ts';
import { runEarlier, startEarlier, type EarlierServer } from './earlier.ts';
import { hireAll, offerCode, password, sendRequests, standAll, type Wish } from './fill.ts';
import { onTelegram, onWhatsApp, standPushed, type Client } from './pushed.ts';
import { settings } from './settings.ts';
import { makeReady, unsettle, type Scene } from './unsettled.ts';
import type { WaitingState } from './way.ts';

export interface MakeWish {
  /** Where the earlier build lies, with its node_modules, and its commit. */
  readonly folder: string;
  readonly build: string;
  /** Conversations on the web chat. */
  readonly conversations: number;
  /** Requests of each association. */
  readonly requests: number;
  /** Every waiting state of every association, or one for each step and kind of question. */
  readonly every: boolean;
  readonly tell?: (event: string) => void;
}

/** One state for each step and kind, from the associations in turn; or all. */
function chosen(states: readonly WaitingState[], every: boolean): readonly WaitingState[] {
  if (every) return states;
  const kinds = [...new Set(states.map(({ flow, step, kind }) => `${flow}/${step}/${kind}`))];
  return kinds.map((name, n) => {
    const all = states.filter(({ flow, step, kind }) => `${flow}/${step}/${kind}` === name);
    return all[n % all.length] as WaitingState;
  });
}

/** As many conversations as are wished, every state in turn; each time round it turns out another way. */
function wishesOf(states: readonly WaitingState[], count: number): readonly Wish[] {
  return Array.from({ length: count }, (_, n) => {
    const state = states[n % states.length] as WaitingState;
    const turnout = turnouts[(n + Math.floor(n / states.length)) % turnouts.length] as Turnout;
    const never =
      (turnout === 'waiting' && state.flow === 'handover') ||
      (turnout === 'aside' && state.flow !== 'request');
    return { state, turnout: never ? 'bot' : turnout };
  });
}

const onPushed: readonly (readonly [string, string, string])[] = [
  ['consent', 'askConsent', 'consent'],
  ['reception', 'menu', 'menu'],
  ['handover', 'wait', 'choice'],
  ['request', 'chooseService', 'service'],
  ['request', 'askField', 'name'],
  ['request', 'askField', 'choice'],
  ['request', 'askField', 'nationalId'],
  ['request', 'askField', 'mobile'],
  ['request', 'review', 'review'],
  ['request', 'sign', 'sign'],
  ['rating', 'askRating', 'rating'],
  ['tracking', 'show', 'choice'],
];

/** Waits until all that was left under way stands in the outbox as it must be found there. */
async function isUnderWay(databaseUrl: string, wanted: Installation['underWay']): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const standing = async (state: string): Promise<boolean> => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from outbox where state = $1',
      [state],
    );
    return (rows[0]?.n ?? 0) >= wanted.filter((one) => one.state === state).length;
  };
  try {
    await until('everything is under way', async () => (await standing('attempting')) && standing('waiting'));
  } finally {
    // The server is killed in any case.
    await client.end();
  }
}

/** Fills a database with an earlier build, through its own doors, kills its server in the middle of what it does, and takes all that is left. */
export async function make({
  folder,
  build,
  conversations,
  requests: each,
  every,
  tell = () => undefined,
}: MakeWish): Promise<Fixture> {
  const states = JSON.parse(await runEarlier(folder, 'flows', ['--json'])) as WaitingState[];
  const postgres = await startPostgres();
  const [telegram, whatsapp, dataDir] = await Promise.all([openBotApi(), openGraphApi(), temporaryFolder()]);
  const bot = telegram.bot(settings.bot);
  const number = whatsapp.number(settings.number);
  const offset = aWorkingMorning - Date.now();
  whatsapp.advance(offset);
  const filesDir = join(dataDir, 'files');
  await mkdir(filesDir, { recursive: true });
  let server: EarlierServer | undefined;
  try {
    const env = {
      ...settings.env({ databaseUrl: postgres.url, telegram: telegram.root, whatsapp: whatsapp.root }),
      DATA_DIR: dataDir,
      FILES_DIR: filesDir,
      CLOCK_OFFSET: String(offset),
    };
    server = await startEarlier(folder, env, new Set(states.map(({ association }) => association)).size);
    const { url } = server;
    if (!(await number.hooks.subscribe(`${url}/webhooks/whatsapp/rahat`)))
      throw new Error('the webhook was not taken');
    const crews = await hireAll(url, server.firstLinks);
    tell('requests are sent');
    const sealed = await sendRequests(url, crews, each);
    const stateOf = (association: string, [flow, step, kind]: (typeof onPushed)[number]): WaitingState => {
      const found = states.find(
        (one) =>
          one.association === association && one.flow === flow && one.step === step && one.kind === kind,
      );
      if (!found) throw new Error(`${association} has no ${flow}/${step}/${kind}`);
      return found;
    };
    tell('members arrive on the channels that we call');
    const clients: (readonly [string, () => Client])[] = [
      ['mord', () => onTelegram(bot.member())],
      ['rahat', () => onWhatsApp(number.member())],
    ];
    const arriving = Promise.all(
      clients.flatMap(([association, client]) =>
        onPushed.map((place) =>
          standPushed(
            url,
            {
              state: stateOf(association, place),
              client: client(),
              researcher: crews.get(association)!.researcher,
            },
            sealed.answers,
          ),
        ),
      ),
    );
    const scene: Scene = {
      url,
      bot,
      researcher: crews.get('mord')!.researcher,
      stateOf: (...place) => stateOf('mord', place),
    };
    const [beside, ready] = await Promise.all([arriving, makeReady(scene)]);
    tell(`${conversations} members arrive on the web chat`);
    const standing = await standAll(url, wishesOf(chosen(states, every), conversations), crews);
    const code = await offerCode(url, 'najran-coffee');
    tell('the server is killed');
    const unsettled = await unsettle(scene, ready);
    await isUnderWay(postgres.url, unsettled.underWay);
    await server.kill();
    const installation: Installation = {
      build,
      at: Date.now() + offset,
      key: settings.key,
      password,
      answers: sealed.answers,
      requests: sealed.requests,
      standing: [...standing, ...beside.map(({ web }) => web)],
      pushed: beside.map(({ pushed }) => pushed),
      ...unsettled,
      code,
      nextMessage: bot.nextMessage(),
    };
    if (/"level":(50|60)/.test(server.log)) tell(server.log);
    return { installation, sql: await dumpOf(postgres.url), files: await filesIn(filesDir) };
  } finally {
    await server?.kill();
    await telegram.close();
    await whatsapp.close();
    await postgres.stop();
    await removeFolder(dataDir);
  }
}
