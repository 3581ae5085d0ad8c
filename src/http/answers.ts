import type { Context } from 'hono';
import { isFault, nameOfError, type FaultCode } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';

const statuses = {
  wrongEnvironment: 500,
  wrongPack: 500,
  wrongRequest: 400,
  notAllowed: 401,
  notFound: 404,
  tooMany: 429,
  tooLarge: 413,
  databaseDown: 503,
  alreadyRunning: 503,
  folderUnreachable: 500,
  wrongKey: 500,
} as const satisfies Readonly<Record<FaultCode, number>>;

/** The one form of every failure: `{ error: { code, message } }`, where the message says what the caller can do. */
export function answerFault(context: Context, error: unknown, log: Log): Response {
  const code = isFault(error) ? error.code : 'internal';
  const status = isFault(error) ? statuses[error.code] : 500;
  if (status >= 500 && status !== 503)
    log.error('a call failed', { error: nameOfError(error), route: context.req.routePath });
  const message =
    isFault(error) && status !== 500
      ? error.message
      : 'Something went wrong on our side. Nothing was lost: try again.';
  const headers = status === 503 || status === 429 ? { 'retry-after': status === 429 ? '10' : '2' } : {};
  return context.json({ error: { code, message } }, status, headers);
}
