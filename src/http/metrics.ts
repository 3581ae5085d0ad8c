import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
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
  return {
    gauges: {
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
