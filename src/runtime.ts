import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { kinds, pulled } from '../adapters/index.ts';
import { flows } from '../flows/index.ts';
import { loadAssociations } from './association/load.ts';
import { settingsOf } from './channel/settings.ts';
import type { Config } from './config.ts';
import { Channels, type Served } from './conversation/arrival/channels.ts';
import type { Gauges, Ground } from './conversation/context.ts';
import { Conversations } from './conversation/conversations.ts';
import { Listeners } from './conversation/arrival/listeners.ts';
import { memoryCoordination } from './coordination/memory.ts';
import type { Engine } from './engine/advance.ts';
import type { House } from './voice/house.ts';
import { repertoireOf } from './engine/repertoire.ts';
import { lexiconOf } from './engine/understand/lexicon.ts';
import { typedWordsOf } from './engine/understand/typed-words.ts';
import { patience } from './engine/patience.ts';
import { firstLinks } from './desk/people/first-links.ts';
import { startMail } from './desk/mail.ts';
import { Office } from './desk/office.ts';
import { layoutOf } from './http/layout-of.ts';
import type { Layout } from './http/layout.ts';
import { openMetrics } from './http/metrics.ts';
import { serve } from './http/server.ts';
import { systemClock } from './kernel/clock.ts';
import type { Log } from './kernel/log.ts';
import { nameOfError } from './kernel/errors.ts';
import { productRoot } from './kernel/paths.ts';
import { openKnowledge } from './knowledge/knowledge.ts';
import { openCommitter } from './records/turns/commit.ts';
import { openDatabase } from './records/base/database.ts';
import type { Say } from './channel/port.ts';
import type { Role } from './records/base/session.ts';
import { FileStore } from './records/turns/files.ts';
import { rawLines, readLocales, readTyped, wordingOf, type Wording } from './wording/wording.ts';

/** Every kind of channel that the product calls. */
export const adapters = kinds;

/** What an adapter may say: the lines of `channel.yaml`, as the association words them. */
export const sayOf =
  (wording: Wording): Say =>
  (lang, line, values) =>
    wording.line(lang, `channel.${line}`, values);

/** The accounts that the environment sets up, of every association. Throws Fault wrongEnvironment when half of one is set. */
function openAccounts(config: Config, ground: Ground): readonly Served[] {
  const { publicUrl, dataDir, environment } = config;
  return [...ground.houses].flatMap(([association, { wording }]) =>
    adapters.flatMap((kind) => {
      const settings = settingsOf(kind, association, environment);
      if (!settings) return [];
      const premises = {
        association,
        log: ground.log,
        now: () => ground.clock.now(),
        publicUrl,
        dataDir,
        say: sayOf(wording),
      };
      return [{ association, channel: kind.open(settings, premises) }];
    }),
  );
}

/** The engine with every flow of the product. */
export function openEngine(): Engine {
  const typed = typedWordsOf(readTyped(join(productRoot(), 'locales')));
  return { flows: repertoireOf(flows), lexicon: lexiconOf(typed), patience };
}

/** Every association of a folder, ready to talk. Throws Fault wrongPack that names file, place and mend. */
export async function openHouses(folder?: string): Promise<ReadonlyMap<string, House>> {
  const root = productRoot();
  const associations = await loadAssociations(folder ?? join(root, 'associations'));
  const locales = readLocales(join(root, 'locales'));
  return new Map(
    [...associations].map(([id, association]) => [
      id,
      { association, knowledge: openKnowledge(association), wording: wordingOf(locales, association) },
    ]),
  );
}

const uncounted: Gauges = { turn: () => undefined };

/** Which addresses the server answers at. */
export const openLayout = (): Layout =>
  layoutOf({
    pulled,
    kinds,
    webFolder: join(productRoot(), 'dist/web'),
    deskLines: rawLines(join(productRoot(), 'locales'), ['desk', 'reports']),
  });

/** Everything that conversations live on; whoever opens it closes it again. */
export async function openGround(
  config: Config,
  role: Role,
  log: Log,
  gauges: Gauges = uncounted,
): Promise<Ground & { close(): Promise<void> }> {
  const houses = await openHouses(config.associationsDir);
  const database = await openDatabase(config, role);
  const clock = systemClock(() => database.lead() + config.clockOffset);
  await mkdir(config.filesDir, { recursive: true, mode: 0o700 });
  const coordination =
    config.redisUrl === undefined
      ? memoryCoordination(clock)
      : (await import('./coordination/redis.ts')).redisCoordination(config.redisUrl, clock, log);
  const committer = openCommitter(database);
  return {
    database,
    committer,
    houses,
    clock,
    coordination,
    log,
    gauges,
    engine: openEngine(),
    pulled: new Set(pulled.map(({ name }) => name)),
    files: new FileStore(config.filesDir),
    async close() {
      await committer.close();
      await coordination.close();
      await database.close();
    },
  };
}

export interface Running {
  readonly port: number;
  /** One-time links by which the first admin of an association sets a password, while it has none. */
  readonly setUpLinks: readonly {
    readonly association: string;
    readonly email: string;
    readonly url: string;
  }[];
  close(): Promise<void>;
}

/** The whole server. */
export async function startServer(config: Config, log: Log): Promise<Running> {
  const metrics = openMetrics();
  const ground = await openGround(config, 'server', log, metrics.gauges);
  const conversations = new Conversations(ground);
  const office = new Office(ground, conversations);
  const stopping: (() => Promise<void> | void)[] = [
    () => ground.close(),
    () => conversations.close(),
    () => office.close(),
  ];
  const close = async (): Promise<void> => {
    for (const stop of stopping.splice(0).reverse()) await stop();
  };
  try {
    const counted =
      config.metricsPort === undefined ? undefined : await metrics.serve(config.host, config.metricsPort);
    stopping.push(() => void counted?.close());
    // Where links lead to; the port is known once the server listens.
    let base = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const channels = new Channels(ground, conversations, {
      served: openAccounts(config, ground),
      base: () => base,
      alarms: {
        undelivered: (publicId, seq, fault) => void office.deliveries.failed(publicId, seq, fault),
      },
    });
    stopping.push(() => channels.stop());
    const doors = {
      layout: openLayout(),
      associations: ground.houses,
      conversations,
      channels,
      coordination: ground.coordination,
      secret: (purpose: string) => ground.database.secret(purpose),
      clock: ground.clock,
      log,
      ready: () => ground.database.ping(),
      office,
      ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    };
    const listening = await serve(doors, config.host, config.port);
    stopping.push(() => listening.close());
    base = config.publicUrl ?? `http://${config.host}:${listening.port}`;
    for (const association of ground.houses.keys())
      for (const { name } of pulled) office.channels.serve(association, name);
    for (const { association, channel } of channels.served) office.channels.serve(association, channel.name);
    const listeners = new Listeners(ground, channels, (association, channel, qr) =>
      office.channelAsks(association, channel, qr),
    );
    stopping.push(() => listeners.stop());
    for (const { channel } of channels.served)
      void channel.prepare?.().catch((error: unknown) => {
        log.warn('a channel could not be prepared', { channel: channel.name, error: nameOfError(error) });
      });
    const setUpLinks = await firstLinks(ground, base);
    const mail = config.mail && startMail(ground, { ...config.mail, base });
    stopping.push(() => mail?.stop());
    void ground.files.sweep(ground.database, ground.clock.now()).catch((error: unknown) => {
      log.warn('files could not be swept', { error: nameOfError(error) });
    });
    return { port: listening.port, setUpLinks, close };
  } catch (error) {
    await close();
    throw error;
  }
}
