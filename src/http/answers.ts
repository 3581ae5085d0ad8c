import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { isUnread } from './body.ts';
import type { Doors } from './doors.ts';
import { spokenTo } from './pulled/spoken-to.ts';
import { second } from '../kernel/clock.ts';
import { isFault, isPassing, nameOfError, type FaultCode } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';

const statuses = {
  wrongEnvironment: 500,
  wrongPack: 500,
  wrongRequest: 400,
  conflict: 409,
  addressKnown: 409,
  lastAdmin: 409,
  tooFewLeft: 409,
  wouldUnlearn: 409,
  weakPassword: 400,
  wrongPassword: 403,
  wrongPlaceholder: 400,
  fileWrongType: 400,
  notAllowed: 401,
  notFound: 404,
  forbidden: 403,
  tooMany: 429,
  tooLarge: 413,
  databaseDown: 503,
  alreadyRunning: 503,
  folderUnreachable: 500,
  wrongKey: 500,
  diskFull: 503,
  filesAway: 503,
  outboxSilent: 503,
} as const satisfies Readonly<Record<FaultCode, number>>;

interface How {
  readonly log: Log;
  /** Words for the member, where the call was theirs; else those of the fault. */
  readonly words?: string | undefined;
}

/** When to come again, where the fault does not tell. */
const pauses: Readonly<Record<number, number>> = { 429: 10 * second, 503: 2 * second };

/** When to come again, in whole seconds; a limit that is counted in a window is over by then. */
function pauseOf(error: unknown, status: number): Readonly<Record<string, string>> {
  const pause = (isFault(error) ? error.again : undefined) ?? pauses[status];
  return pause === undefined ? {} : { 'retry-after': String(Math.ceil(pause / second)) };
}

/** The one form of every failure: `{ error: { code, message } }`, where the message says what the caller can do. */
export function answerFault(context: Context, error: unknown, { log, words }: How): Response {
  const code = isFault(error) ? error.code : 'internal';
  const status = isFault(error) ? statuses[error.code] : 500;
  if (status === 500) log.error('a call failed', { error: nameOfError(error), route: routePath(context) });
  const plain =
    isFault(error) && status !== 500
      ? error.message
      : 'Something went wrong on our side. Nothing was lost: try again.';
  const headers = { ...pauseOf(error, status), ...(isUnread(context) && { connection: 'close' }) };
  const details = isFault(error) ? error.details : undefined;
  return context.json({ error: { ...details, code, message: words ?? plain } }, status, headers);
}

/** What a member is told of a failure that is none of their making; undefined when the words of the fault say it. */
function wordsFor(doors: Doors, context: Context, error: unknown): string | undefined {
  const member = spokenTo(context);
  if (!member || (isFault(error) && !isPassing(error))) return undefined;
  const line = isFault(error) ? 'http.databaseDown' : 'http.broken';
  return doors.associations.get(member.association)?.wording.line(member.lang, line);
}

/** Answers a failure of a call, in the words of the member's association where it is known whose call it was. */
export const answerCall = (doors: Doors, context: Context, error: unknown): Response =>
  answerFault(context, error, { log: doors.log, words: wordsFor(doors, context, error) });
