import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Gauges } from '../../conversation/context.ts';

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

/** What leaves, and who is connected. */
function traffic(registry: Registry): Pick<Gauges, 'sent' | 'connected'> {
  const sends = new Counter({
    name: 'silah_sends_total',
    help: 'Attempts to send to a provider, by association, channel and fault ("none" where it was taken)',
    labelNames: ['association', 'channel', 'fault'] as const,
    registers: [registry],
  });
  const sockets = new Gauge({
    name: 'silah_sockets',
    help: 'Open streams: of chats (WebSocket), and of pages of the desk',
    labelNames: ['of'] as const,
    registers: [registry],
  });
  for (const who of ['chat', 'desk'] as const) sockets.set({ of: who }, 0);
  return {
    sent: ({ association, channel, fault }) => sends.inc({ association, channel, fault: fault ?? 'none' }),
    connected(of) {
      sockets.inc({ of });
      return () => sockets.dec({ of });
    },
  };
}

/** What is counted as it happens. */
export function countersIn(registry: Registry): Gauges {
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
    files: (association, used) => files.set({ association }, used),
    turn: (association, outcome, milliseconds) =>
      turns.observe({ association, outcome }, milliseconds / 1000),
    ...refusals(registry),
    ...traffic(registry),
  };
}
