import { minute, second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { takeDue } from '../../records/turns/conversations.ts';
import type { Ground } from '../context.ts';

const often = second;
const lease = minute;
const together = 50;

/** Wakes the conversations whose timer has come and tells what is to be told (`tell`), as long as it runs. Timers are rows: whatever a crash interrupts comes again. */
export function startTimers(
  ground: Ground,
  wake: (publicId: string) => Promise<void>,
  tell: () => Promise<void>,
): Rounds {
  const round = async (signal: AbortSignal): Promise<void> => {
    await tell();
    const due = await takeDue(ground.database, { now: ground.clock.now(), lease, most: together });
    await Promise.all(
      due.map((publicId) =>
        wake(publicId).catch((error: unknown) => {
          ground.log.warn('a timer will come again', { conversation: publicId, error: nameOfError(error) });
        }),
      ),
    );
    if (due.length === together && !signal.aborted) await round(signal);
  };
  return new Rounds({
    round,
    first: often,
    pause: often,
    failed: (error) => ground.log.warn('timers could not be read', { error: nameOfError(error) }),
  });
}
