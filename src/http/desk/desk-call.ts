import type { Context } from 'hono';
import type { z } from 'zod';
import { langOf, type Lang } from '../../contract/lang.ts';
import type { Office } from '../../desk/office.ts';
import type { Session, Staff } from '../../desk/people/people.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import { originOf } from '../origin.ts';
import type { Declared, Route } from '../route.ts';
import { jsonAnswer } from './compressed.ts';
import { enter } from './gate.ts';
import { shaped } from './shaped.ts';

/** What a route of the desk has in hand when it runs: who calls, and may. */
export interface DeskCall {
  readonly context: Context;
  readonly doors: Doors;
  readonly office: Office;
  readonly session: Session;
  readonly staff: Staff;
  /** In which language what has several is answered: `?lang=`, otherwise Arabic. */
  readonly lang: Lang;
  /** Where this server is reached from outside. */
  readonly base: string;
  readonly param: (name: string) => string;
  readonly query: (name: string) => string | undefined;
}

interface Guarded extends Declared {
  readonly needs: NonNullable<Declared['needs']>;
}

/** An address of the desk whose answer is no JSON. */
interface Plain extends Guarded {
  readonly answers: (call: DeskCall) => Response | Promise<Response>;
}

/** What is answered in a shape, or a Response that says why not. */
type Answered<Shape extends z.core.$ZodType> = z.input<Shape> | Response;

/** An address of the desk that answers JSON of a shape. */
interface Shaped<Answer extends z.core.$ZodType> extends Guarded {
  readonly answer: Answer;
  readonly answers: (call: DeskCall) => Answered<Answer> | Promise<Answered<Answer>>;
}

/** An address of the desk that takes JSON of a shape too. */
interface Taking<Body extends z.core.$ZodType, Answer extends z.core.$ZodType> extends Guarded {
  readonly body: Body;
  readonly answer: Answer;
  readonly answers: (call: DeskCall, body: z.output<Body>) => Answered<Answer> | Promise<Answered<Answer>>;
}

async function deskCallOf(context: Context, doors: Doors, { method, needs }: Guarded): Promise<DeskCall> {
  const session = await enter(context, doors, { method, needs });
  context.header('cache-control', 'private, no-store');
  return {
    context,
    doors,
    office: doors.office,
    session,
    staff: session.staff,
    lang: langOf(context.req.query('lang')) ?? 'ar',
    base: originOf(context, doors),
    param: (name) => context.req.param(name) ?? '',
    query: (name) => context.req.query(name),
  };
}

/** The number that an address names; `what` it is the number of. Throws Fault notFound for what is none. */
export function numberOf({ param }: Pick<DeskCall, 'param'>, name: string, what: string): number {
  const text = param(name);
  if (!/^\d{1,9}$/.test(text)) throw new Fault('notFound', `There is no such ${what}.`);
  return Number(text);
}

const under = '/desk/api';

/** A route below /desk/api for those who are signed in and may; what it gives is answered as it is. */
export const plain = ({ answers, ...declared }: Plain): Route<Doors> => ({
  ...declared,
  path: `${under}${declared.path}`,
  handle: async (context, doors) => answers(await deskCallOf(context, doors, declared)),
});

const json = (context: Context, answer: unknown): Response | Promise<Response> =>
  answer instanceof Response ? answer : jsonAnswer(context, answer);

/** A route below /desk/api that answers in a shape of the contract. */
export const route = <Answer extends z.core.$ZodType>({
  answers,
  ...declared
}: Shaped<Answer>): Route<Doors> => ({
  ...declared,
  path: `${under}${declared.path}`,
  handle: async (context, doors) => json(context, await answers(await deskCallOf(context, doors, declared))),
});

/** A route below /desk/api that takes and answers in shapes of the contract. */
export const taking = <Body extends z.core.$ZodType, Answer extends z.core.$ZodType>({
  answers,
  ...declared
}: Taking<Body, Answer>): Route<Doors> => ({
  ...declared,
  path: `${under}${declared.path}`,
  async handle(context, doors) {
    const call = await deskCallOf(context, doors, declared);
    return json(context, await answers(call, await shaped(context, declared.body)));
  },
});
