/**
 * What people at the desk do to a conversation: one file for each verb and a list of all (`index.ts`), from which the desk's routes are
 * made: `POST /desk/api/conversations/:conversation/<path>`, answered by how the conversation stands afterwards.
 */
import type * as z from 'zod/mini';
import type { Preparing } from '../desk.ts';

/** A file as the desk's browser sends it, with the browser's own id of the message. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A verb whose call carries JSON of a shape, a file, or nothing. */
export interface Verb<I> extends Preparing<I> {
  readonly path: string;
  readonly takes: z.ZodMiniType<I> | 'file' | 'nothing';
}
