import { readConfig } from '../../src/config.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { Member, type Chat, type Street } from '../support/chat.ts';
import { freePort } from '../support/children.ts';
import { errands, type Errand } from '../support/errands.ts';
import { pause, removeFolder, temporaryFolder } from '../support/folders.ts';
import { between, randomFrom, type Random } from '../support/random.ts';
import { checkChats } from '../support/replay.ts';
import { startServer, type ServerProcess } from '../support/server.ts';

export interface CrashWish {
  readonly kills: number;
  readonly conversations: number;
  readonly seed: number;
  /** Told what happens. */
  readonly tell?: (event: string) => void;
}

export interface CrashReport {
  readonly seed: number;
  readonly kills: number;
  readonly killsWithDatabase: number;
  readonly conversations: number;
  readonly finished: number;
  readonly acknowledged: number;
  readonly deliveries: number;
  readonly turns: number;
  readonly requests: number;
  readonly seconds: number;
  readonly violations: readonly string[];
}

const patience = 10 * 60_000;

/** A server that is killed and comes back on the same port and folder. */
class Victim {
  private server: ServerProcess | undefined;
  log = '';

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    readonly url: string,
  ) {}

  async start(): Promise<void> {
    this.server = await startServer(this.env);
  }

  async kill(also?: 'database'): Promise<void> {
    await this.server?.kill(also);
    this.log += this.server?.log ?? '';
  }

  async stop(): Promise<number | null> {
    const code = (await this.server?.stop()) ?? null;
    this.log += this.server?.log ?? '';
    return code;
  }
}

/** The kills come when so many messages were acknowledged, and a moment later: under load, whatever the speed of the machine. */
function momentsOf(random: Random, kills: number, messages: number): number[] {
  return Array.from({ length: kills }, () => Math.floor((0.03 + 0.87 * random()) * messages)).sort(
    (a, b) => a - b,
  );
}

/** Kills a server again and again under conversations whose messages are repeated, late and out of order, and checks what is left. */
export async function crash({
  kills,
  conversations,
  seed,
  tell = () => undefined,
}: CrashWish): Promise<CrashReport> {
  const started = Date.now();
  const random = randomFrom(seed);
  const { list, messages } = await errands(conversations);
  const moments = momentsOf(random, kills, messages);
  const dataDir = await temporaryFolder();
  const port = await freePort();
  const victim = new Victim({ DATA_DIR: dataDir, PORT: String(port) }, `http://127.0.0.1:${port}`);
  let acknowledged = 0;
  const street: Street = {
    urls: [victim.url],
    random,
    until: Date.now() + patience,
    acknowledged: () => void (acknowledged += 1),
  };
  const chats: Chat[] = [];
  const stuck: string[] = [];
  let talking = true;
  const talk = async ({ house, service, n }: Errand): Promise<void> => {
    try {
      const member = await Member.arrive(street, house);
      chats.push(member.chat);
      await member.sendRequest(service, n);
    } catch (error) {
      stuck.push(`conversation ${n} (${house.association.id}, ${service}) is stuck: ${String(error)}`);
    }
  };
  let killed = 0;
  let withDatabase = 0;
  const murder = async (): Promise<void> => {
    for (const [i, moment] of moments.entries()) {
      while (acknowledged < moment && talking) await pause(2);
      if (!talking) return;
      await pause(between(random, 0, 60));
      const also = i % 2 === 1 ? 'database' : undefined;
      tell(
        `kill ${i + 1} of ${kills}${also ? ', with the database' : ''}, after ${acknowledged} of ${messages} messages`,
      );
      await victim.kill(also);
      killed += 1;
      if (also) withDatabase += 1;
      await victim.start();
    }
  };
  try {
    await victim.start();
    const murders = murder().catch((error: unknown) => {
      stuck.push(`the server did not come back: ${String(error)}`);
    });
    await Promise.all(list.map(talk));
    talking = false;
    await murders;
    const code = await victim.stop();
    tell(`checking ${chats.length} conversations`);
    const ground = await openGround(readConfig({ DATA_DIR: dataDir }), 'command', silent);
    const checked = await checkChats(ground, chats).finally(() => ground.close());
    const violations = [...stuck, ...checked.violations];
    if (code !== 0) violations.push(`the server stopped with ${code}`);
    if (killed < kills) violations.push(`only ${killed} of ${kills} kills came before the last receipt`);
    if (victim.log.includes('a turn failed') || victim.log.includes('could not be stored'))
      violations.push('the log speaks of a turn that failed');
    return {
      seed,
      kills: killed,
      killsWithDatabase: withDatabase,
      conversations,
      finished: chats.filter(({ reference }) => reference !== undefined).length,
      acknowledged,
      deliveries: chats.reduce((sum, chat) => sum + chat.deliveries, 0),
      turns: checked.turns,
      requests: checked.requests,
      seconds: Math.round((Date.now() - started) / 1000),
      violations,
    };
  } finally {
    talking = false;
    await victim.kill('database');
    await removeFolder(dataDir);
  }
}
