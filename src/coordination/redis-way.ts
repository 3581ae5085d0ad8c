import { createClient, createCluster, createSentinel } from 'redis';
import type { RedisAddress } from './redis-address.ts';

/** A way to Redis, which opens by itself and comes back by itself. Calls throw what the library throws. */
export interface RedisWay {
  /** Whether it can be called. */
  readonly isReady: boolean;
  /** Whether what others publish is heard. */
  readonly hears: boolean;
  publish(channel: string, text: string): Promise<unknown>;
  /** Runs a script on one key, in one step. */
  run(script: string, key: string, argument: string): Promise<unknown>;
  close(): void;
}

/** What becomes of a way: what is heard, that a call failed, that it is open again. */
export interface Ear {
  readonly channel: string;
  readonly heard: (text: string) => void;
  readonly lost: (error: unknown) => void;
  readonly back: () => void;
}

const connectTimeout = 3000;
const strategy = (retries: number): number => Math.min(100 * 2 ** Math.min(retries, 6), 3000);
const socket = { reconnectStrategy: strategy, connectTimeout };

type Of<Kind extends RedisAddress['kind']> = Extract<RedisAddress, { kind: Kind }>;

/** One server: a connection that publishes and counts, and one that listens. */
function toServer({ url }: Of<'server'>, { channel, heard, lost, back }: Ear): RedisWay {
  const talk = createClient({ url, disableOfflineQueue: true, socket });
  const listen = talk.duplicate({ disableOfflineQueue: false });
  talk.on('error', lost);
  listen.on('error', lost);
  talk.on('ready', back);
  void talk.connect().catch(lost);
  void listen
    .connect()
    .then(() => listen.subscribe(channel, heard))
    .catch(lost);
  return {
    get isReady() {
      return talk.isReady;
    },
    get hears() {
      return listen.isReady;
    },
    publish: (topic, text) => talk.publish(topic, text),
    run: (script, key, argument) => talk.eval(script, { keys: [key], arguments: [argument] }),
    close() {
      talk.destroy();
      listen.destroy();
    },
  };
}

/** What sentinels and a cluster have in common: one client that finds its servers, and listens by itself. */
interface Finder {
  readonly isReady: boolean;
  readonly isOpen: boolean;
  connect(): Promise<unknown>;
  subscribe(channel: string, heard: (text: string) => void): Promise<unknown>;
  publish(channel: string, text: string): Promise<unknown>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  destroy(): unknown;
}

/** Opens a finder again and again until it found its servers; then it sees to itself. */
function toFinder(finder: Finder, { channel, heard, lost, back }: Ear): RedisWay {
  let [hears, over, tries] = [false, false, 0];
  let timer: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    try {
      if (!finder.isOpen) await finder.connect();
      await finder.subscribe(channel, heard);
      hears = true;
      back();
    } catch (error) {
      lost(error);
      tries += 1;
      if (!over) timer = setTimeout(() => void open(), strategy(tries));
    }
  };
  void open();
  return {
    get isReady() {
      return finder.isReady;
    },
    get hears() {
      return hears;
    },
    publish: (topic, text) => finder.publish(topic, text),
    run: (script, key, argument) => finder.eval(script, { keys: [key], arguments: [argument] }),
    close() {
      over = true;
      clearTimeout(timer);
      if (finder.isOpen) finder.destroy();
    },
  };
}

interface Credentials {
  readonly username?: string;
  readonly password?: string;
  readonly tls: boolean;
}

const clientOf = ({ username, password, tls }: Credentials) => ({
  ...(username !== undefined && { username }),
  ...(password !== undefined && { password }),
  socket: tls ? { ...socket, tls: true as const } : socket,
});

function toSentinel({ name, nodes, sentinelPassword, ...as }: Of<'sentinel'>, ear: Ear): RedisWay {
  const sentinel = createSentinel({
    name,
    sentinelRootNodes: [...nodes],
    nodeClientOptions: clientOf(as),
    sentinelClientOptions: clientOf({
      tls: as.tls,
      ...(sentinelPassword !== undefined && { password: sentinelPassword }),
    }),
    scanInterval: 1000,
  });
  sentinel.on('error', ear.lost);
  return toFinder(sentinel, ear);
}

function toCluster({ nodes, ...as }: Of<'cluster'>, ear: Ear): RedisWay {
  const rootNodes = nodes.map(({ host, port }) => ({
    socket: { host, port, ...(as.tls && { tls: true as const }) },
  }));
  const cluster = createCluster({ rootNodes, defaults: { ...clientOf(as), disableOfflineQueue: true } });
  cluster.on('error', ear.lost);
  return toFinder(cluster, ear);
}

/** Opens the way to an address. */
export function openWay(address: RedisAddress, ear: Ear): RedisWay {
  switch (address.kind) {
    case 'server':
      return toServer(address, ear);
    case 'sentinel':
      return toSentinel(address, ear);
    case 'cluster':
      return toCluster(address, ear);
  }
}
