import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from 'redis';
import { freePort, startProgram, type Child } from './children.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { until } from './wait.ts';

const programs = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'];

/** The program of a Redis server; undefined when none is installed. */
export async function installedRedis(): Promise<string | undefined> {
  for (const program of programs) {
    const found = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return program;
  }
  return undefined;
}

/** What a Redis is started with besides what all are. */
interface More {
  readonly password?: string;
  readonly words?: readonly string[];
}

/** A Redis of the tests' own, which can be killed and started again on the same port. */
export class OwnRedis {
  private child: Child | undefined;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    readonly port: number,
    private readonly more: More,
  ) {}

  static async start(program: string, more: More = {}): Promise<OwnRedis> {
    const redis = new OwnRedis(program, await temporaryFolder(), await freePort(), more);
    await redis.start();
    return redis;
  }

  get url(): string {
    const { password } = this.more;
    return `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const words = [
      '--port',
      String(this.port),
      '--bind',
      '127.0.0.1',
      '--dir',
      this.folder,
      '--pidfile',
      join(this.folder, 'redis.pid'),
      '--save',
      '',
      '--appendonly',
      'no',
      ...(this.more.password === undefined
        ? []
        : ['--requirepass', this.more.password, '--masterauth', this.more.password]),
      ...(this.more.words ?? []),
    ];
    const child = startProgram({ program: this.program, words });
    this.child = child;
    await until('redis answers', () => answers(this.url), { found: () => child.log });
  }

  /** At once, as a crash would. */
  async kill(): Promise<void> {
    this.child?.send('SIGINT');
    await this.child?.ended;
  }

  /** Asks it something, as a client of its own. */
  async ask<T>(work: (client: ReturnType<typeof clientOf>) => Promise<T>): Promise<T> {
    const client = clientOf(this.url);
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  /** It keeps its connections and answers nothing more, as a machine that hangs. */
  async hold(): Promise<void> {
    await this.signal('SIGSTOP');
  }

  async letGo(): Promise<void> {
    await this.signal('SIGCONT');
  }

  private async signal(signal: NodeJS.Signals): Promise<void> {
    process.kill(Number(await readFile(join(this.folder, 'redis.pid'), 'utf8')), signal);
  }

  async stop(): Promise<void> {
    await this.kill();
    await removeFolder(this.folder);
  }
}

const clientOf = (url: string) => createClient({ url, socket: { reconnectStrategy: false } });

async function answers(url: string): Promise<boolean> {
  const client = clientOf(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.destroy();
  }
}
