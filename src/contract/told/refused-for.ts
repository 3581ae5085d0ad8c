import * as z from 'zod/mini';
import type { LineIn } from '../line-names.ts';

/** Why what somebody wrote or pressed at the desk is not taken, where the code of the failure alone says too little, by the names of lines of `desk.why`. */
const refusedFor = [
  'dayNone',
  'dayPassed',
  'dayFar',
  'dayClosed',
  'dayStands',
  'answerWrong',
  'answerMissing',
  'codeWrong',
  'codeOver',
  'codeJustSent',
  'codeNowhere',
  'paperKind',
  'receivedOtherwise',
  'listsFirst',
  'tieWrong',
  'tiesMany',
  'marksOpen',
  'checkFirst',
  'owedFirst',
  'tooEarly',
  'voted',
  'checked',
  'served',
] as const satisfies readonly LineIn<'desk.why'>[];
export type RefusedFor = (typeof refusedFor)[number];

/** It, and what its line needs to know. */
export const Why = z.object({
  is: z.enum(refusedFor),
  of: z.exactOptional(z.record(z.string(), z.string())),
});
export type Why = z.infer<typeof Why>;
