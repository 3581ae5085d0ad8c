import { Counter, Gauge, type Registry } from 'prom-client';

/** One figure of a metric: what it is of, and how much. */
export interface Sample {
  readonly of?: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** How the figures of several workers are one: `sum` where each tells its own, else each tells that of all. */
  readonly together: 'sum' | 'max' | 'min';
  /** Only ever grows, from the start of its process on. */
  readonly grows?: true;
}

/** What is looked at whenever somebody asks. Labels are associations, channels and states: never a conversation, never a member. */
const lookedAt = {
  outbox: {
    name: 'silah_outbox_entries',
    help: 'Entries of the outbox that were not sent: waiting, attempting, dead (a person must look) or unknown (nobody knows whether they were sent)',
    labels: ['association', 'channel', 'state'],
    together: 'max',
  },
  outboxAge: {
    name: 'silah_outbox_oldest_seconds',
    help: 'Age of the oldest entry of the outbox that is still to be sent',
    labels: ['association', 'channel'],
    together: 'max',
  },
  arrivals: {
    name: 'silah_arrivals',
    help: 'Messages that are kept before their turn, a file with them',
    labels: ['association', 'channel'],
    together: 'max',
  },
  arrivalsAge: {
    name: 'silah_arrivals_oldest_seconds',
    help: 'Age of the oldest message that is kept before its turn',
    labels: ['association', 'channel'],
    together: 'max',
  },
  waiting: {
    name: 'silah_members_waiting',
    help: 'Members who wait for the first answer of a person',
    labels: ['association'],
    together: 'max',
  },
  waitingLate: {
    name: 'silah_members_waiting_late',
    help: 'Members who wait for a person longer than they were promised first',
    labels: ['association'],
    together: 'max',
  },
  waitingAge: {
    name: 'silah_members_waiting_oldest_seconds',
    help: 'How long the member has waited who waits longest for a person',
    labels: ['association'],
    together: 'max',
  },
  backupAge: {
    name: 'silah_backup_age_seconds',
    help: 'Time since the last backup that was finished; absent where there was none',
    together: 'max',
  },
  verifyAge: {
    name: 'silah_verify_age_seconds',
    help: 'Time since the records were last verified; absent where they never were',
    together: 'max',
  },
  verifyFindings: {
    name: 'silah_verify_findings',
    help: 'What the last verification of the records found wrong',
    together: 'max',
  },
  database: {
    name: 'silah_database_up',
    help: '1 where the database answers within two seconds',
    together: 'min',
  },
  connections: {
    name: 'silah_database_connections',
    help: 'Connections of the pool that are busy or idle, and statements that wait for one (asked)',
    labels: ['state'],
    together: 'sum',
  },
  turnsWaiting: {
    name: 'silah_commit_queue',
    help: 'Turns that wait to be committed',
    together: 'sum',
  },
  slow: {
    name: 'silah_slow_statements_total',
    help: 'Statements and commits that took longer than a second',
    together: 'sum',
    grows: true,
  },
  redis: {
    name: 'silah_redis_up',
    help: '1 where Redis answers; absent where REDIS_URL is not set',
    together: 'min',
  },
  disk: {
    name: 'silah_disk_free_bytes',
    help: 'Free space where the files of members lie, and where the embedded database does',
    labels: ['of'],
    together: 'min',
  },
} as const satisfies Readonly<Record<string, Metric>>;

/** How each is looked at. What throws is absent from the answer. */
export type Looking = Readonly<
  Record<keyof typeof lookedAt, () => readonly Sample[] | Promise<readonly Sample[]>>
>;

type Look = Looking[keyof Looking];

async function seenBy(look: Look): Promise<readonly Sample[]> {
  try {
    return await look();
  } catch {
    return [];
  }
}

function gauge({ name, help, labels = [], together }: Metric, look: Look, registry: Registry): void {
  new Gauge<string>({
    name,
    help,
    labelNames: [...labels],
    aggregator: together,
    registers: [registry],
    async collect() {
      const seen = await seenBy(look);
      this.reset();
      // One without a label would tell nought otherwise, as if it had been seen.
      if (labels.length === 0) this.remove();
      for (const { of = {}, value } of seen) this.set({ ...of }, value);
    },
  });
}

function counter({ name, help }: Metric, look: Look, registry: Registry): void {
  new Counter({
    name,
    help,
    registers: [registry],
    async collect() {
      const seen = await seenBy(look);
      this.reset();
      for (const { value } of seen) this.inc(value);
    },
  });
}

/** Lets whoever asks for the figures see what stands now. */
export function lookIn(registry: Registry, looking: Looking): void {
  for (const [key, look] of Object.entries(looking)) {
    const metric: Metric = lookedAt[key as keyof typeof lookedAt];
    (metric.grows ? counter : gauge)(metric, look, registry);
  }
}
