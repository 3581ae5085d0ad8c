import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { kinds, pulled } from '../adapters/index.ts';
import { settingsOf } from './channel/settings.ts';
import type { Config } from './config.ts';
import { waysIn } from './contract/cases/ways-in.ts';
import { openOthers } from './coordinating.ts';
import { Channels, type Served } from './conversation/arrival/channels.ts';
import { uncounted, type Ground } from './conversation/context.ts';
import { Conversations } from './conversation/conversations.ts';
import { Reach } from './conversation/reach.ts';
import { startForgetting } from './conversation/forgetting.ts';
import { learnAtStart } from './conversation/learning.ts';
import { Listeners } from './conversation/arrival/listeners.ts';
import { warnOfPacks } from './conversation/warnings.ts';
import { openMinds, type Minds } from './minds.ts';
import { firstLinks, type FirstLinks } from './desk/people/first-links.ts';
import { warnOfDuty } from './desk/alerts/warnings.ts';
import { startReadingForSearch } from './desk/finding/read-lately.ts';
import { startMail } from './desk/mail.ts';
import { startNotices } from './desk/notices/tell.ts';
import { Office } from './desk/office.ts';
import { startServiceRatings } from './desk/requests/ask-ratings.ts';
import { standingForm } from './desk/requests/standing-form.ts';
import { callersBehind } from './http/callers.ts';
import type { Doors } from './http/doors.ts';
import { layoutOf } from './http/layout-of.ts';
import type { Layout } from './http/layout.ts';
import { openMetrics, type Metrics } from './http/watching/metrics.ts';
import { Shelf } from './http/pages/shelf.ts';
import { serve } from './http/server.ts';
import { LiveHouses } from './facts/live-houses.ts';
import { systemClock } from './kernel/clock.ts';
import { startCounting } from './reports/counting.ts';
import type { Log } from './kernel/log.ts';
import { isPassing, nameOfError } from './kernel/errors.ts';
import { productRoot } from './kernel/paths.ts';
import { Push } from './push/push.ts';
import { pushSettings } from './push/settings.ts';
import { openCommitter } from './records/turns/commit.ts';
import { openDatabase } from './records/base/database.ts';
import type { Say } from './channel/port.ts';
import type { Role } from './records/base/session.ts';
import { isKeyOpen } from './records/base/key-file.ts';
import { Sealer } from './records/sealing/sealer.ts';
import { openObjects } from './records/files/open.ts';
import { FileStore } from './records/turns/files.ts';
import { lookingAt } from './watching.ts';
import { rawLines, type Wording } from './wording/wording.ts';

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
      const context = {
        association,
        log: ground.log,
        now: () => ground.clock.now(),
        publicUrl,
        dataDir,
        say: sayOf(wording),
      };
      return [{ association, channel: kind.open(settings, context) }];
    }),
  );
}

/** Which addresses the server answers at. */
export const openLayout = (): Layout =>
  layoutOf({
    pulled,
    kinds,
    webFolder: join(productRoot(), 'dist/web'),
    deskLines: rawLines(join(productRoot(), 'locales'), ['desk', 'reports']),
  });

/** Whom push services may ask about us is whoever runs the site, where nobody else is named. */
const contactOf = ({ push, publicUrl }: Config): Config['push'] => ({
  ...(publicUrl?.startsWith('https:') && { contact: publicUrl }),
  ...push,
});

/** Whether this process says what is said once: it stands alone, or is the first of its workers. */
const isFirst = ({ worker }: Config): boolean => worker?.first !== false;

function warnOfKey(config: Config, log: Log): void {
  if (isFirst(config) && config.key === undefined && isKeyOpen(config.dataDir))
    log.warn('the key file can be read by others: chmod 600 DATA_DIR/silah.key');
}

/** The files of members. A store that refuses us is told before anything is opened; one that does not answer for now may come back. */
async function openFiles(config: Config, role: Role, log: Log): Promise<FileStore> {
  const files = new FileStore(openObjects(config));
  if (!config.bucket || role !== 'server') return files;
  try {
    await files.ping();
  } catch (error) {
    if (!isPassing(error)) throw error;
    log.warn('the store of files does not answer: no file is taken until it does', {
      error: nameOfError(error),
    });
  }
  return files;
}

/** The ground of conversations, which counts nothing; whoever opens it closes it again. `minds` are opened where none are given. */
export async function openGround(
  config: Config,
  { role, log, minds }: { readonly role: Role; readonly log: Log; readonly minds?: Minds },
): Promise<Ground & { close(): Promise<void> }> {
  const { houses: origins, engine } = minds ?? (await openMinds(config));
  const files = await openFiles(config, role, log);
  const database = await openDatabase(config, role, log);
  const clock = systemClock(() => database.skew() + config.clockOffset);
  warnOfKey(config, log);
  await mkdir(config.filesDir, { recursive: true, mode: 0o700 });
  const { beside, coordination } = await openOthers(config, database, { clock, log });
  const live = new LiveHouses(origins, { database, coordination, log });
  await live.refresh();
  const sealer = new Sealer(database, files, log);
  const committer = openCommitter(database, () => sealer.hint());
  return {
    database,
    committer,
    live,
    houses: live.houses,
    clock,
    coordination,
    beside,
    log,
    gauges: uncounted,
    push: new Push(pushSettings(contactOf(config), database.secret('push')), clock),
    filesBudget: config.filesBudget,
    engine,
    pulled: new Set([...pulled.map(({ name }) => name), ...waysIn]),
    reach: new Reach(database),
    files,
    async close() {
      await committer.close();
      await sealer.stop();
      await coordination.close();
      await beside.close();
      await database.close();
    },
  };
}

export interface Running {
  readonly port: number;
  /** One-time links by which the first admin of an association sets a password, while nobody has one. */
  readonly firstLinks: FirstLinks;
  close(): Promise<void>;
}

/** How to stop each part of a server that was started, in the order in which they were. */
type Stops = (() => Promise<void> | void)[];

/** The parts of a server that its routes call. */
type Parts = Pick<Doors, 'conversations' | 'channels' | 'office'>;

const doorsOf = ({ publicUrl, trustedProxies, filesDir }: Config, ground: Ground, parts: Parts): Doors => ({
  ...parts,
  layout: openLayout(),
  associations: ground.houses,
  coordination: ground.coordination,
  secret: (purpose) => ground.database.secret(purpose),
  clock: ground.clock,
  log: ground.log,
  gauges: ground.gauges,
  callers: callersBehind(trustedProxies),
  shelf: new Shelf(join(filesDir, 'pages'), ground.clock),
  async ready() {
    await Promise.all([ground.files.ping(), ground.database.ping(), parts.channels.mustMove()]);
  },
  ...(publicUrl !== undefined && { publicUrl }),
});

/** Tells the desk which channels each association is served on. */
function listChannels({ houses }: Ground, { office, channels }: Parts): void {
  for (const association of houses.keys())
    for (const { name } of pulled) office.channels.serve(association, name);
  for (const { association, channel } of channels.served) office.channels.serve(association, channel.name);
}

/** Begins what nobody waits for: providers are told what they must know of us, files that no entry names are removed. */
function prepare({ files, database, clock, log }: Ground, { channels }: Parts): void {
  for (const { channel } of channels.served)
    void channel.prepare?.().catch((error: unknown) => {
      log.warn('a channel could not be prepared', { channel: channel.name, error: nameOfError(error) });
    });
  void files.sweep(database, clock.now()).catch((error: unknown) => {
    log.warn('files could not be swept', { error: nameOfError(error) });
  });
}

/** Serves the figures, or hands them to the primary of this worker. */
async function tellFigures(config: Config, metrics: Metrics, stops: Stops): Promise<void> {
  const { host, metricsPort, worker } = config;
  if (worker) metrics.share();
  if (worker || metricsPort === undefined) return;
  const counted = await metrics.serve(host, metricsPort);
  stops.push(() => void counted.close());
}

/** Says in the log what associations have yet to set up, or will soon, and answers what is to be handed out: once, however many workers begin. */
async function beginning(ground: Ground, base: string): Promise<FirstLinks> {
  ground.live.warn();
  warnOfPacks(ground);
  await warnOfDuty(ground);
  return firstLinks(ground, base);
}

/** Tells people at the desk by mail, where there is a mail server, and by push. */
function startTelling(
  { mail: mailing }: Config,
  { ground, office, base }: { readonly ground: Ground; readonly office: Office; readonly base: string },
  stops: Stops,
): void {
  const mail = mailing && startMail(ground, { ...mailing, base });
  office.myNotices.mailed = mail !== undefined;
  office.account.letters.post = mail?.post;
  const notices = startNotices(ground);
  stops.push(
    () => mail?.stop(),
    () => notices.stop(),
  );
}

/** Starts the server part by part; `stops` holds how to stop those that were started, also when a later one throws. */
async function startParts(config: Config, log: Log, stops: Stops): Promise<Omit<Running, 'close'>> {
  const { host, publicUrl } = config;
  const metrics = openMetrics();
  const role = config.worker ? 'worker' : 'server';
  const ground = { ...(await openGround(config, { role, log })), gauges: metrics.gauges };
  stops.push(() => ground.close());
  metrics.look(lookingAt(config, ground));
  const conversations = new Conversations(ground);
  stops.push(() => conversations.close());
  stops.push(() => ground.beside.close());
  const office = new Office(ground, conversations);
  stops.push(() => office.close());
  await tellFigures(config, metrics, stops);
  // Where links lead to; the port is known once the server listens.
  let base = publicUrl ?? `http://${host}:${config.port}`;
  const channels = new Channels(ground, conversations, {
    served: openAccounts(config, ground),
    base: () => base,
    alarms: { undelivered: (publicId, seq, fault) => void office.deliveries.failed(publicId, seq, fault) },
  });
  stops.push(() => channels.stop());
  const parts = { conversations, channels, office };
  learnAtStart(ground, channels.served);
  const listening = await serve(doorsOf(config, ground, parts), host, config.port);
  stops.push(() => listening.close());
  if (config.worker) stops.push(() => listening.leave());
  base = publicUrl ?? `http://${host}:${listening.port}`;
  listChannels(ground, parts);
  const listeners = new Listeners(ground, channels, (association, channel, qr) =>
    office.showCode(association, channel, qr),
  );
  stops.push(() => listeners.stop());
  prepare(ground, parts);
  const links = isFirst(config) ? await beginning(ground, base) : { made: [], out: [] };
  for (const rounds of [ground.live.follow(), startForgetting(ground), startReadingForSearch(ground)])
    stops.push(() => rounds.stop());
  startTelling(config, { ground, office, base }, stops);
  const standingIn = standingForm(ground.engine);
  stops.push(startServiceRatings(office.desk), startCounting({ ...ground, standingIn }));
  return { port: listening.port, firstLinks: links };
}

/** The whole server. When a part cannot be started, those before it are stopped and the cause is thrown. */
export async function startServer(config: Config, log: Log): Promise<Running> {
  const stops: Stops = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    return { ...(await startParts(config, log, stops)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
