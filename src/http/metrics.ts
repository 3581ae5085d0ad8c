import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Gauges } from '../conversation/context.ts';
import { listen } from './listen.ts';
import { mount, type Declared } from './route.ts';

export interface Metrics {
  readonly gauges: Gauges;
  /** Serves its one route, and nothing else, on a port of its own. */
  serve(host: string, port: number): Promise<Server>;
  /** Hands them to the primary of this worker, whenever it asks. */
  share(): void;
}

export const metricsRoute = { method: 'GET', path: '/metrics', port: 'metrics' } as const satisfies Declared;

/** What answers on that port. */
function appOf(text: () => Promise<string>): Hono {
  const app = new Hono();
  const handle = async (): Promise<Response> =>
    new Response(await text(), { headers: { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE } });
  mount(app, [{ ...metricsRoute, handle }], undefined);
  app.notFound((context) => context.body(null, 404));
  app.onError((_, context) => context.body(null, 500));
  return app;
}

async function serveText(text: () => Promise<string>, host: string, port: number): Promise<Server> {
  const answer = getRequestListener(appOf(text).fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  await listen(server, host, port);
  return server;
}

/** The figures of all workers together, served by their primary. */
export function serveTogether(host: string, port: number): Promise<Server> {
  const all = new AggregatorRegistry();
  return serveText(() => all.clusterMetrics(), host, port);
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
    // Each worker tells what all files take.
    aggregator: 'max',
    registers: [registry],
  });
  return {
    gauges: {
      files: (association, used) => files.set({ association }, used),
      ...refusals(registry),
      turn: (association, outcome, milliseconds) =>
        turns.observe({ association, outcome }, milliseconds / 1000),
    },
    serve: (host, port) => serveText(() => registry.metrics(), host, port),
    share() {
      AggregatorRegistry.setRegistries([registry]);
      // Made for its listener alone, which answers the primary.
      new AggregatorRegistry();
    },
  };
}
