import { Fault, isFault } from '../../kernel/errors.ts';
import type { Room } from './room.ts';

/**
 * Errors by which PostgreSQL, or the way to it, says that it cannot now: it is away, somebody else holds what is asked for, or a statement took
 * longer than it may (57014). None speaks against what was asked: it can be asked again.
 */
export function isDown(error: unknown): boolean {
  if (isFault(error, 'databaseDown')) return true;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string')
    return /^(08|57|53|40001$|40P01$|55P03$|25P0[34]$|ECONN|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENETUNREACH|25006$)/.test(
      code,
    );
  return error instanceof Error && /terminated|timeout|Connection|not queryable|closed/i.test(error.message);
}

/** The database is away, or late. */
export const down = (cause?: unknown): Fault =>
  new Fault('databaseDown', 'The database does not answer at present. Nothing was lost: try again shortly.', {
    cause,
  });

/** What PostgreSQL says of the sign NUL in a text, and in JSON. */
const notAText: ReadonlySet<unknown> = new Set(['22021', '22P05']);

const unkeepable = (cause: unknown): Fault =>
  new Fault('wrongRequest', 'A text holds a sign that cannot be kept (NUL). Send it without.', { cause });

/**
 * Runs something on the database, and lets `room` know what failed; what fails because the database is away becomes Fault databaseDown, a text that cannot be kept Fault
 * wrongRequest.
 */
export async function onDatabase<T>(work: () => Promise<T>, room?: Room): Promise<T> {
  try {
    return await work();
  } catch (error) {
    room?.note(error);
    if (isFault(error)) throw error;
    if (notAText.has((error as { code?: unknown } | null)?.code)) throw unkeepable(error);
    throw isDown(error) ? down(error) : error;
  }
}
