import type * as z from 'zod/mini';
import { acknowledge } from './safety/acknowledge.ts';
import { assign } from './assign.ts';
import { call } from './call.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import { closeAlert } from './safety/close-alert.ts';
import { handBack } from './hand-back.ts';
import { note } from './note.ts';
import { reply } from './reply.ts';
import { report } from './safety/report.ts';
import { sawId } from './saw-id.ts';
import { sendFile } from './send-file.ts';
import { takeAway } from './take-away.ts';
import { transfer } from './transfer.ts';
import { unlink } from './unlink.ts';
import { writeFirst } from './write-first.ts';
import type { Preparing } from '../desk.ts';

/** A verb whose input is not known here: what comes with its call must be of the shape that it takes. */
export interface AnyVerb extends Preparing<never> {
  readonly path: string;
  readonly takes: z.ZodMiniType | 'file' | 'nothing';
}

/** Everything that people at the desk do to a conversation. */
export const verbs: readonly AnyVerb[] = [
  claim,
  reply,
  note,
  transfer,
  assign,
  takeAway,
  writeFirst,
  handBack,
  close,
  sawId,
  unlink,
  sendFile,
  acknowledge,
  closeAlert,
  report,
  call,
];
