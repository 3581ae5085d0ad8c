import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client';
import type { Gauges } from '../../conversation/context.ts';
import { countersIn } from './counters.ts';
import { listen } from '../listen.ts';
import { lookIn, type Looking } from './looked-at.ts';
import { mount, type Declared } from '../route.ts';

export interface Metrics {
  readonly gauges: Gauges;
  /** What is to be looked at whenever somebody asks. */
  look(looking: Looking): void;
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

/** Figures for Prometheus. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    gauges: countersIn(registry),
    look: (looking) => lookIn(registry, looking),
    serve: (host, port) => serveText(() => registry.metrics(), host, port),
    share() {
      AggregatorRegistry.setRegistries([registry]);
      // Made for its listener alone, which answers the primary.
      new AggregatorRegistry();
    },
  };
}
