import { readConfig } from '../../src/config.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import { silent } from '../../src/kernel/log.ts';
import { openGround } from '../../src/runtime.ts';
import { freePort } from '../../tests/support/children.ts';
import { removeFolder, temporaryFolder } from '../../tests/support/folders.ts';
import { checkChats, type Checked } from '../../tests/support/replay.ts';
import { Siege, type CrashWish } from './siege.ts';
import { Victim } from './victim.ts';

export interface CrashReport {
  readonly seed: number;
  readonly workers: number;
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

async function check(dataDir: string, { chats }: Siege): Promise<Checked> {
  const ground = await openGround(readConfig({ DATA_DIR: dataDir }), { role: 'command', log: silent });
  try {
    return await checkChats(ground, chats);
  } finally {
    await ground.close();
  }
}

/** What went wrong besides what a check of the records finds. */
function wrongsOf(siege: Siege, { log }: Victim, kills: number): string[] {
  const wrongs = [...siege.stuck];
  if (siege.kills < kills) wrongs.push(`only ${siege.kills} of ${kills} kills came before the last receipt`);
  if (log.includes('a turn failed') || log.includes('could not be stored'))
    wrongs.push('the log speaks of a turn that failed');
  return wrongs;
}

/** Kills a server again and again under conversations whose messages are repeated, late and out of order, and checks what is left. */
export async function crash(wish: CrashWish): Promise<CrashReport> {
  const took = stopwatch();
  const dataDir = await temporaryFolder();
  const port = await freePort();
  const victim = new Victim(
    { DATA_DIR: dataDir, PORT: String(port), SILAH_WORKERS: String(wish.workers) },
    `http://127.0.0.1:${port}`,
  );
  const siege = new Siege(victim, wish);
  try {
    await siege.last();
    const code = await victim.stop();
    wish.tell?.(`checking ${siege.chats.length} conversations`);
    const { turns, requests, violations } = await check(dataDir, siege);
    return {
      seed: wish.seed,
      workers: wish.workers,
      kills: siege.kills,
      killsWithDatabase: siege.killsWithDatabase,
      conversations: wish.conversations,
      finished: siege.chats.filter(({ reference }) => reference !== undefined).length,
      acknowledged: siege.acknowledged,
      deliveries: siege.chats.reduce((sum, chat) => sum + chat.deliveries, 0),
      turns,
      requests,
      seconds: Math.round(took() / 1000),
      violations: [
        ...violations,
        ...wrongsOf(siege, victim, wish.kills),
        ...(code === 0 ? [] : [`the server stopped with ${code}`]),
      ],
    };
  } finally {
    await victim.kill('database');
    await removeFolder(dataDir);
  }
}
