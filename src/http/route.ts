import type { Context, Handler, Hono } from 'hono';
import type { z } from 'zod';
import type { Capability } from '../contract/desk.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What is said of an address before anything is called there: the app, the list of routes and the matrix of who may what go by it. */
export interface Declared {
  readonly method: Method;
  /** `:name` stands for one part of the address. */
  readonly path: string;
  /** What kind of token opens it, where nobody need be signed in. */
  readonly token?: string;
  /** What somebody signed in at the desk must be able to; `session` is open to all of them. Without it nobody need be signed in. */
  readonly needs?: Capability | 'session';
  /** The shapes of JSON, or of a form, that it takes and gives; without `answer` it gives something else. */
  readonly body?: z.core.$ZodType;
  readonly answer?: z.core.$ZodType;
  /** The port of its own that serves it, where it is not the server's. */
  readonly port?: 'metrics';
  /** A WebSocket is opened there. */
  readonly socket?: true;
}

/** An address that answers. */
export interface Route<Given> extends Declared {
  readonly handle: (context: Context, given: Given) => Response | Promise<Response>;
}

/** For an address that was called with a method that it does not take. */
const only =
  (methods: readonly string[]): Handler =>
  (context) =>
    context.json(
      { error: { code: 'wrongRequest', message: `This address takes ${methods.join(' and ')} only.` } },
      405,
      { allow: methods.join(', ') },
    );

/** Opens an app at every route, and answers other methods at the same addresses with which they take. */
export function mount<Given>(app: Hono, routes: readonly Route<Given>[], given: Given): void {
  const methods = new Map<string, string[]>();
  for (const { method, path, handle } of routes) {
    app.on(method, path, (context) => handle(context, given));
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, taken] of methods) app.all(path, only(taken));
}
