import type * as z from 'zod/mini';
import { acknowledge } from './safety/acknowledge.ts';
import { assign } from './hands/assign.ts';
import { beginForm } from './member/begin-form.ts';
import { call } from './member/call.ts';
import { claim } from './hands/claim.ts';
import { close } from './hands/close.ts';
import { closeAlert } from './safety/close-alert.ts';
import { handBack } from './hands/hand-back.ts';
import { note } from './words/note.ts';
import { reply } from './words/reply.ts';
import { report } from './safety/report.ts';
import { sawId } from './member/saw-id.ts';
import { sendFile } from './words/send-file.ts';
import { takeAway } from './hands/take-away.ts';
import { transfer } from './hands/transfer.ts';
import { unlink } from './member/unlink.ts';
import { writeFirst } from './words/write-first.ts';
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
  beginForm,
  close,
  sawId,
  unlink,
  sendFile,
  acknowledge,
  closeAlert,
  report,
  call,
];
