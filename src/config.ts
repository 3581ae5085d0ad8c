import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { Fault } from './kernel/errors.ts';
import { day, hour, minute, second } from './kernel/clock.ts';
import { isHost } from './push/hosts.ts';
import { redisAddressOf, type RedisAddress } from './coordination/redis-address.ts';
import { bucketPlaceOf, type BucketPlace } from './records/files/bucket-place.ts';
import { hostsOf, wantsWriting } from './records/base/connection/hosts.ts';
import { usualDataPlace, type DataPlace } from './records/embedded/own-place.ts';
import { readWorkerPlace, workerVariable, type WorkerPlace } from './workers/place.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: second, m: minute, h: hour, d: day };

/** Takes what `read` makes of a text; where that is undefined, `message` says how it is written. */
const readBy =
  <T>(read: (text: string) => T | undefined, message: string) =>
  (text: string, context: z.RefinementCtx): T => {
    const found = read(text);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };

/** "60d", "-3h", "90000": a span of time in milliseconds. */
const span = z.string().transform(
  readBy((text) => {
    const match = /^(-?\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text.trim());
    return match ? Math.round(Number(match[1]) * (units[match[2] ?? 'ms'] ?? 1)) : undefined;
  }, 'must be a number of milliseconds, or a number with ms, s, m, h or d: 60d'),
);
const bytesOf: Readonly<Record<string, number>> = { MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };
/** "20GB", "500MB": a size in bytes. */
const size = z.string().transform(
  readBy((text) => {
    const match = /^(\d+(?:\.\d+)?)\s*(MB|GB|TB)$/i.exec(text.trim());
    return match ? Math.round(Number(match[1]) * (bytesOf[(match[2] ?? '').toUpperCase()] ?? 1)) : undefined;
  }, 'must be a number with MB, GB or TB: 20GB'),
);
const port = z.coerce.number('must be a port: a number from 0 to 65535').int().min(0).max(65535);
/** A PostgreSQL on a Unix socket has no host before the path: postgres://user:password@/database?host=/var/run/postgresql */
const withHost = (text: string): string => text.replace(/^([a-z]+:\/\/[^/]*@)\//, '$1socket/');
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(withHost(text)) && protocols.includes(new URL(withHost(text)).protocol),
      `must be an address that begins with ${protocols.join('// or ')}//`,
    );
/** Of a database several hosts may be named. */
const databaseUrl = z
  .string()
  .refine((text) => {
    const one = url('postgres:', 'postgresql:');
    return hostsOf(text).every((host) => one.safeParse(host).success);
  }, 'must be an address that begins with postgres:// or postgresql://; several hosts are parted by commas')
  .refine(
    wantsWriting,
    'target_session_attrs must be read-write or primary: what is written is written there',
  );
/** One server, sentinels or a cluster. */
const redis = z
  .string()
  .transform(
    readBy(
      redisAddressOf,
      'must be redis://host, redis-sentinel://host,host,host/name-of-the-primary or redis-cluster://host,host,host; rediss by TLS',
    ),
  );
/** Where files lie that are not to lie in a folder. */
const bucket = url('http:', 'https:').transform(
  readBy(
    bucketPlaceOf,
    'must name a bucket and a key for it: https://KEY:SECRET@host/bucket?region=me-central-1',
  ),
);
const secret = z.string().min(32, 'must have at least 32 characters. Make one with: openssl rand -base64 32');

function isBlock(text: string): boolean {
  try {
    ipaddr.parseCIDR(text);
    return true;
  } catch {
    return false;
  }
}

/** Addresses and blocks of addresses, parted by commas: 10.0.0.4, 192.168.0.0/16, ::1. */
const addresses = z.string().transform((text, context) => {
  const all = text.split(',').map((one) => one.trim());
  const wrong = all.find((one) => !ipaddr.isValid(one) && !isBlock(one));
  if (wrong === undefined) return all;
  context.addIssue({
    code: 'custom',
    message: `"${wrong}" is neither an address nor a block of addresses as 10.0.0.0/8`,
  });
  return z.NEVER;
});

/** Hosts, parted by commas. */
const hosts = z.string().transform((text, context) => {
  const all = text.split(',').map((one) => one.trim().toLowerCase());
  const wrong = all.find((one) => !isHost(one));
  if (wrong === undefined) return all;
  context.addIssue({
    code: 'custom',
    message: `"${wrong}" is no host: name push.example, push.example:8443, or *.push.example for all below it`,
  });
  return z.NEVER;
});

/** One core is the database's. */
const usualWorkers = Math.max(1, availableParallelism() - 1);

const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  TRUSTED_PROXIES: addresses.optional(),
  PUBLIC_URL: url('http:', 'https:').optional(),
  DATA_DIR: z.string().optional(),
  FILES_DIR: z.string().optional(),
  FILES_URL: bucket.optional(),
  LEARNED_DIR: z.string().optional(),
  FILES_BUDGET: size.default(20 * 1024 ** 3),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_CONNECTIONS: z.coerce.number('must be a number of connections').int().min(2).max(100).default(8),
  REDIS_URL: redis.optional(),
  ASSOCIATIONS_DIR: z.string().optional(),
  SILAH_KEY: secret.optional(),
  SILAH_KEY_PREVIOUS: secret.optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).optional(),
  PUSH_HOSTS: hosts.optional(),
  PUSH_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be a private key of P-256: 32 bytes as 43 characters of base64url')
    .optional(),
  PUSH_CONTACT: url('mailto:', 'https:').optional(),
  SILAH_WORKERS: z.coerce.number('must be a number of processes').int().min(1).max(64).default(usualWorkers),
  [workerVariable]: z.string().transform(readWorkerPlace).optional(),
  CLOCK_OFFSET: span.default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** What the environment decides. Folders are absolute, times in milliseconds, addresses without a slash at the end. */
export interface Config extends DataPlace {
  readonly port: number;
  readonly host: string;
  readonly metricsPort?: number;
  readonly publicUrl?: string;
  /** Proxies in front of the server: only what they say of a caller's address is believed. */
  readonly trustedProxies: readonly string[];
  readonly filesDir: string;
  /** Where files of members lie instead, in a store that speaks the S3 protocol. Holds a secret. */
  readonly bucket?: BucketPlace;
  /** Where models are kept that were trained of packs and phrasings. */
  readonly learnedDir: string;
  /** So many bytes the files of one association may take. */
  readonly filesBudget: number;
  readonly databaseUrl?: string;
  /** So many statements of a process are under way at once. */
  readonly databaseConnections: number;
  /** Where nodes tell one another news and count limits. Holds a secret. */
  readonly redis?: RedisAddress;
  readonly associationsDir?: string;
  readonly key?: string;
  readonly previousKey?: string;
  /** Where mail is handed over, and whom it is from; without it nobody is mailed. */
  readonly mail?: { readonly url: string; readonly from: string };
  /** Which push services may be called, the key that signs for them, and whom they may ask about us: what is not named is the usual. */
  readonly push: { readonly hosts?: readonly string[]; readonly key?: string; readonly contact?: string };
  /** So many processes share the port, each on a core. */
  readonly workers: number;
  /** Which of them this one is; absent in a process that stands alone or leads them. */
  readonly worker?: WorkerPlace;
  readonly clockOffset: number;
  readonly logLevel: string;
  /** Everything that is set: the settings of channels are named by the channels. Holds secrets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The folder that is named, else `data` beside the product, else what stands in for it. */
function dataPlaceOf({ DATA_DIR: named, DATABASE_URL: given }: z.infer<typeof Environment>): DataPlace {
  const dataDir = resolve(named ?? 'data');
  return named === undefined && given === undefined ? usualDataPlace(dataDir) : { dataDir };
}

/** Where files lie: in the data folder, unless it is named. */
const foldersIn = (
  dataDir: string,
  { FILES_DIR: files, FILES_URL: bucketPlace, LEARNED_DIR: models }: z.infer<typeof Environment>,
): Pick<Config, 'filesDir' | 'bucket' | 'learnedDir'> => ({
  filesDir: resolve(files ?? `${dataDir}/files`),
  learnedDir: resolve(models ?? `${dataDir}/learned`),
  ...(bucketPlace && { bucket: bucketPlace }),
});

const mailOf = ({ SMTP_URL: url, MAIL_FROM: from }: z.infer<typeof Environment>): Pick<Config, 'mail'> =>
  url === undefined || from === undefined ? {} : { mail: { url, from } };

const pushOf = ({
  PUSH_HOSTS: named,
  PUSH_KEY: key,
  PUSH_CONTACT: contact,
}: z.infer<typeof Environment>): Config['push'] => ({
  ...(named !== undefined && { hosts: named }),
  ...(key !== undefined && { key }),
  ...(contact !== undefined && { contact }),
});

/** What is told of the processes of this machine. */
const processesIn = ({
  DATABASE_CONNECTIONS: databaseConnections,
  SILAH_WORKERS: workers,
  [workerVariable]: worker,
  CLOCK_OFFSET: clockOffset,
}: z.infer<typeof Environment>): Pick<
  Config,
  'databaseConnections' | 'workers' | 'worker' | 'clockOffset'
> => ({
  databaseConnections,
  workers,
  clockOffset,
  ...(worker && { worker }),
});

/** Reads the environment, once. Throws Fault wrongEnvironment that names every variable that is wrong and how to mend it. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value] as const],
    ),
  );
  const parsed = Environment.safeParse(set);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if ('DATABASE_URL' in set && !('SILAH_KEY' in set))
    faults.push(
      'SILAH_KEY: is needed together with DATABASE_URL, for every node must have the same key. Make one with: openssl rand -base64 32',
    );
  if ('SMTP_URL' in set && !('MAIL_FROM' in set))
    faults.push('MAIL_FROM: is needed together with SMTP_URL: the address that mail is sent from.');
  if (!parsed.success || faults.length > 0) throw new Fault('wrongEnvironment', faults.join('\n'));
  const env = parsed.data;
  const place = dataPlaceOf(env);
  return {
    port: env.PORT,
    host: env.HOST,
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    ...place,
    ...foldersIn(place.dataDir, env),
    filesBudget: env.FILES_BUDGET,
    ...processesIn(env),
    logLevel: env.LOG_LEVEL,
    push: pushOf(env),
    environment: set,
    ...(env.METRICS_PORT !== undefined && { metricsPort: env.METRICS_PORT }),
    ...(env.PUBLIC_URL !== undefined && { publicUrl: env.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(env.DATABASE_URL !== undefined && { databaseUrl: env.DATABASE_URL }),
    ...(env.REDIS_URL !== undefined && { redis: env.REDIS_URL }),
    ...(env.ASSOCIATIONS_DIR !== undefined && { associationsDir: resolve(env.ASSOCIATIONS_DIR) }),
    ...(env.SILAH_KEY !== undefined && { key: env.SILAH_KEY }),
    ...mailOf(env),
    ...(env.SILAH_KEY_PREVIOUS !== undefined && { previousKey: env.SILAH_KEY_PREVIOUS }),
  };
}
