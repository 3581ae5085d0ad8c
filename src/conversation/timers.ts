import { minute, second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { takeDue } from '../records/conversations.ts';
import type { Ground } from './context.ts';

const often = second;
const lease = minute;
const together = 50;

/** Wakes the conversations whose timer has come and tells what is to be told (`tell`), as long as it runs. Timers are rows: whatever a crash interrupts comes again. */
export function startTimers(
  ground: Ground,
  wake: (publicId: string) => Promise<void>,
  tell: () => Promise<void>,
): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const one = async (): Promise<void> => {
    await tell();
    const due = await takeDue(ground.database, ground.clock.now(), lease, together);
    await Promise.all(
      due.map((publicId) =>
        wake(publicId).catch((error: unknown) => {
          ground.log.warn('a timer will come again', { conversation: publicId, error: nameOfError(error) });
        }),
      ),
    );
    if (due.length === together && !stopped) await one();
  };
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = one()
        .catch((error: unknown) => {
          ground.log.warn('timers could not be read', { error: nameOfError(error) });
        })
        .finally(next);
    }, often);
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
