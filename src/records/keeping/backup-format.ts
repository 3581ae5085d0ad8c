import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { z } from 'zod';

/**
 * A backup is a folder:
 *
 *     manifest.json          what is in it, the SHA-256 of everything, and MACs by which a change by hand is told
 *     tables/<name>.copy     the rows of a table, in the text form of PostgreSQL's COPY
 *     files/<ab>/<id>        files of members, encrypted as they lie in FILES_DIR
 *     silah.key              the key, only when it was asked for (and silah.key.previous while keys are being changed)
 */
export const layout = {
  manifest: 'manifest.json',
  tables: 'tables',
  files: 'files',
  key: 'silah.key',
  previousKey: 'silah.key.previous',
} as const;

/** Every table that is saved, those first that others point to. `migrations` is not: the manifest names its steps. */
export const savedTables = [
  'keys',
  'staff',
  'labels',
  'canned_replies',
  'facts',
  'question_verdicts',
  'conversations',
  'unanswered',
  'kept_words',
  'entries',
  'resumes',
  'return_links',
  'chains',
  'requests',
  'request_events',
  'new_days',
  'reply_reminders',
  'owed_reminders',
  'concerns',
  'staff_ties',
  'notices',
  'consents',
  'escalations',
  'reveals',
  'untold',
  'call_backs',
  'calls_made',
  'alerts',
  'alert_kinds',
  'alert_words',
  'alert_calls',
  'alert_openings',
  'protection_reports',
  'ratings',
  'rating_counts',
  'called_cells',
  'sent_cells',
  'left_cells',
  'written_cells',
  'written_months',
  'asked_cells',
  'asked_waiting',
  'time_cells',
  'counted_days',
  'files',
  'addresses',
  'aliases',
  'outbox',
  'parcels',
  'wipes',
  'arrivals',
  'links',
  'unlinkings',
  'forgotten',
  'proofs',
  'withdrawal_notices',
  'chain_waiting',
  'chain_links',
  'chain_heads',
  'push_subscriptions',
  'notice_choices',
  'notice_marks',
  'mentions',
  'assignments',
  'conversation_labels',
  'same_person',
  'reminders',
  'saved_views',
  'report_marks',
  'taken_lists',
] as const;

/** Tables that are left out: what says how far a schema is, what opens doors, which ends with the database that it was made in, and what is counted or read anew. */
export const unsavedTables = [
  'migrations',
  'functions',
  'staff_sessions',
  'staff_links',
  'staff_here',
  'forms',
  'link_codes',
  'delivery_codes',
  'file_days',
  'file_room',
  'searchable',
  'applicants',
  'people',
  'pushes',
  'upkeep',
] as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** HMAC-SHA-256, hexadecimal; backups from before have none. */
const mac = sha256.optional();

export const Manifest = z.object({
  format: z.literal(1),
  product: z.literal('silah'),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)),
      rows: z.number().int(),
      sha256,
      mac,
    }),
  ),
  files: z.array(
    z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/), size: z.number().int(), sha256, mac }),
  ),
  /** Ids of files that the database speaks of and that were not in FILES_DIR. */
  missingFiles: z.array(z.string()),
  /** A key of the installation as it is stored, by which the right key is told from a wrong one; and the names of all keys in use. */
  key: z.object({ index: z.string(), names: z.array(z.string()), included: z.boolean() }),
  /** Over all of the above. */
  mac,
});
export type Manifest = z.infer<typeof Manifest>;

/** Counts and hashes what flows through it. */
export class Seal extends Transform {
  private readonly hash = createHash('sha256');
  size = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.hash.update(chunk);
    this.size += chunk.length;
    done(null, chunk);
  }

  /** Hex; to be asked for once, at the end. */
  sha256(): string {
    return this.hash.digest('hex');
  }
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export const filePath = (root: string, id: string): string => `${root}/${id.slice(0, 2)}/${id}`;
