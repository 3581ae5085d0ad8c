import { expect, test } from '@jest/globals';
import { stopwatch } from '../../src/kernel/clock.ts';
import { startServer } from '../support/server.ts';
import { Visitor } from '../../tools/load/visitor.ts';

const callers = 40;
const rounds = 4;
const messages = 20;

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** So many at sign-in at once, each again as soon as the last try was answered, until told to stop. */
function flood(url: string): () => Promise<number> {
  let on = true;
  const one = async (n: number): Promise<number> => {
    let tries = 0;
    for (; on; tries += 1) {
      const answer = await fetch(`${url}/desk/api/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.${tries % 200}.${n}` },
        body: JSON.stringify({ email: `${n}-${tries}@rahat.example`, password: 'made up for this' }),
      });
      await answer.body?.cancel();
    }
    return tries;
  };
  const all = Array.from({ length: callers }, (_, n) => one(n));
  return async () => {
    on = false;
    return (await Promise.all(all)).reduce((sum, tries) => sum + tries, 0);
  };
}

/** Forty callers, each time from another address, so that no limit but that of checks under way keeps them out. */
test('forty callers at sign-in make a member wait at most three times as long as on a quiet server', async () => {
  const server = await startServer({ TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const visitor = await Visitor.arrive(server.url, 'rahat');
    const said = async (): Promise<number[]> => {
      const times: number[] = [];
      for (let n = 0; n < messages; n += 1) {
        const took = stopwatch();
        await visitor.say(`كم مدة الرد؟ ${n}`);
        times.push(took());
      }
      return times;
    };
    await said();
    const [quiet, busy]: [number[], number[]] = [[], []];
    let tries = 0;
    for (let round = 0; round < rounds; round += 1) {
      quiet.push(...(await said()));
      const stop = flood(server.url);
      busy.push(...(await said()));
      tries += await stop();
    }
    const [before, beside] = [median(quiet), median(busy)];
    console.info(
      `a member's p50: ${before.toFixed(1)} ms quiet, ${beside.toFixed(1)} ms beside ${tries} tries`,
    );
    expect(tries).toBeGreaterThan(callers * rounds);
    expect(beside).toBeLessThanOrEqual(3 * before);
  } finally {
    await server.stop();
  }
});
