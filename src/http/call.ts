import type { Context, Env, Handler } from 'hono';
import { answerFault } from './answers.ts';
import type { Doors } from './doors.ts';
import type { Pass } from './tokens.ts';
import { Fault, isFault } from '../kernel/errors.ts';

/** What is known of a call on its way through the routes of a conversation. */
export interface Known extends Env {
  Variables: { pass?: Pass };
}

/** The token of a call. Throws Fault notAllowed when there is none, and notFound when it is for another conversation. */
export async function passOf(doors: Doors, context: Context<Known>): Promise<Pass> {
  const [, token] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  const pass = await doors.tokens.check(token, 'calls');
  const named = context.req.param('conversation');
  if (named !== undefined && named !== pass.conversation)
    throw new Fault('notFound', 'There is no such conversation for this token.');
  context.set('pass', pass);
  return pass;
}

/** Lines of locales/<lang>/http.yaml. */
export type Told =
  | 'tooMany'
  | 'textTooLong'
  | 'fileTooLarge'
  | 'fileEmpty'
  | 'fileMissing'
  | 'filesTooMany'
  | 'databaseDown'
  | 'broken';

/** A line in the words of the member's association and in his language: a client shows it to him. */
export const told = (doors: Doors, pass: Pass, line: Told): string =>
  doors.associations.get(pass.association)?.wording.line(pass.lang, `http.${line}`) ?? '';

/** What a member is told of a failure that is none of his making; undefined when the words of the fault say it. */
function wordsFor(doors: Doors, pass: Pass | undefined, error: unknown): string | undefined {
  if (!pass) return undefined;
  if (!isFault(error)) return told(doors, pass, 'broken');
  return error.code === 'databaseDown' ? told(doors, pass, 'databaseDown') : undefined;
}

/** Answers a failure of a call that carried a token. */
export const answerMember = (doors: Doors, context: Context<Known>, error: unknown): Response =>
  answerFault(context, error, { log: doors.log, words: wordsFor(doors, context.get('pass'), error) });

/** For an address that was called with a method that it does not take. */
export const only =
  (...methods: readonly string[]): Handler =>
  (context) =>
    context.json(
      { error: { code: 'wrongRequest', message: `This address takes ${methods.join(' and ')} only.` } },
      405,
      { allow: methods.join(', ') },
    );
