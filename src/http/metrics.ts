import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Gauges } from '../conversation/context.ts';
import { listen } from './server.ts';

export interface Metrics {
  readonly gauges: Gauges;
  /** Serves `/metrics`, and nothing else, on a port of its own. */
  serve(host: string, port: number): Promise<Server>;
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
      const server = createServer((request, response) => {
        if (request.url !== '/metrics') {
          response.writeHead(404).end();
          return;
        }
        void registry.metrics().then(
          (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
          () => response.writeHead(500).end(),
        );
      });
      await listen(server, host, port);
      return server;
    },
  };
}
