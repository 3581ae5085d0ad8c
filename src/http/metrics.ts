import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Gauges } from '../conversation/context.ts';
import { listen } from './listen.ts';
import { mount, type Declared } from './route.ts';

export interface Metrics {
  readonly gauges: Gauges;
  /** Serves its one route, and nothing else, on a port of its own. */
  serve(host: string, port: number): Promise<Server>;
}

export const metricsRoute = { method: 'GET', path: '/metrics', port: 'metrics' } as const satisfies Declared;

/** What answers on that port. */
function appOf(registry: Registry): Hono {
  const app = new Hono();
  const handle = async (): Promise<Response> =>
    new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
  mount(app, [{ ...metricsRoute, handle }], undefined);
  app.notFound((context) => context.body(null, 404));
  app.onError((_, context) => context.body(null, 500));
  return app;
}

/** How often somebody was not let in, at the desk and at every door. */
function refusals(registry: Registry): Pick<Gauges, 'signIn' | 'refused'> {
  const signIns = new Counter({
    name: 'silah_sign_ins_total',
    help: 'Attempts to sign in at the desk, by what became of them',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  const refused = new Counter({
    name: 'silah_refused_total',
    help: 'Calls that were answered 401, 403 or 429, by door (the pattern of its address) and status',
    labelNames: ['door', 'status'] as const,
    registers: [registry],
  });
  return {
    signIn: (outcome) => signIns.inc({ outcome }),
    refused: (door, status) => refused.inc({ door, status: String(status) }),
  };
}

/** Figures for Prometheus. Labels are associations and outcomes: never a conversation, never a member. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'silah_turn_seconds',
    help: 'Time from a message to the commit of its turn, by association and outcome',
    labelNames: ['association', 'outcome'] as const,
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const files = new Gauge({
    name: 'silah_files_bytes',
    help: 'What the files of an association take, in bytes; FILES_BUDGET is how much they may',
    labelNames: ['association'] as const,
    registers: [registry],
  });
  return {
    gauges: {
      files: (association, used) => files.set({ association }, used),
      ...refusals(registry),
      turn: (association, outcome, milliseconds) =>
        turns.observe({ association, outcome }, milliseconds / 1000),
    },
    async serve(host, port) {
      const answer = getRequestListener(appOf(registry).fetch, { overrideGlobalObjects: false });
      const server = createServer((request, response) => void answer(request, response));
      await listen(server, host, port);
      return server;
    },
  };
}
