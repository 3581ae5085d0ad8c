import type { Host } from '../../src/channel/pulled.ts';
import { minute } from '../../src/kernel/clock.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { say } from './entering/pass.ts';
import type { Pass } from './entering/tokens.ts';

const mostReads = 300;
const mostReadsAtOnce = 4;
const manyLines = 40;
const costOfMany = 10;

/** Reads something of a conversation: so often in a minute, and so much of it at once. Throws Fault tooMany. */
export async function reading<T>(host: Host, pass: Pass, read: () => Promise<T>): Promise<T> {
  const release = host.hold([[`reads of ${pass.conversation}`, mostReadsAtOnce]]);
  try {
    if (!release || !(await host.allow(`reads ${pass.conversation}`, mostReads, minute)))
      throw new Fault('tooMany', say(host, pass, 'tooMany'));
    return await read();
  } finally {
    release?.();
  }
}

/** A page of many lines costs as much as many reads: it counts as such, for the reads that come after it. */
export async function charge(host: Host, pass: Pass, lines: number): Promise<void> {
  if (lines <= manyLines) return;
  for (let n = 1; n < costOfMany; n += 1) await host.allow(`reads ${pass.conversation}`, mostReads, minute);
}
