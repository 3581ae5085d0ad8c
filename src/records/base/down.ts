import { Fault, isFault } from '../../kernel/errors.ts';

/** Errors by which PostgreSQL, or the way to it, says that it is not there now: whatever was asked can be asked again. */
export function isDown(error: unknown): boolean {
  if (isFault(error, 'databaseDown')) return true;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string')
    return /^(08|57P|53|40001$|40P01$|55P03$|ECONN|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENETUNREACH|25006$)/.test(
      code,
    );
  return error instanceof Error && /terminated|timeout|Connection|not queryable|closed/i.test(error.message);
}

const down = (cause: unknown): Fault =>
  new Fault('databaseDown', 'The database does not answer at present. Nothing was lost: try again shortly.', {
    cause,
  });

/** Runs something on the database; what fails because the database is away becomes Fault databaseDown. */
export async function onDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isDown(error) && !isFault(error) ? down(error) : error;
  }
}
