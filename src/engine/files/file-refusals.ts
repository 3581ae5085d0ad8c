import type { LineName } from '../../contract/line-names.ts';

/** Why a file is not taken, and what the member is told then: what can be done. */
export const refusalLines = {
  /** Nobody asked for one, and nobody is there who could look at it. */
  fileNotNow: 'engine.fileNotNow',
  /** Before the member agreed nothing of theirs is kept, not even for a person. */
  fileNeedsConsent: 'engine.fileNeedsConsent',
  fileWrongType: 'engine.fileWrongType',
  /** It came only after another question was asked. */
  fileLate: 'engine.fileLate',
  /** The conversation has brought as much as it may in a day. */
  filesToday: 'engine.filesToday',
  /** So many are kept for a person who has yet to come. */
  filesEnough: 'engine.filesEnough',
  /** The association's files have no room left. */
  filesNoRoom: 'engine.filesNoRoom',
  /** Nothing of it is kept: before the member agreed, or so many came in a day. */
  voiceNotKept: 'engine.voice',
} as const satisfies Readonly<Record<string, LineName>>;
export type FileRefusal = keyof typeof refusalLines;

export const isFileRefusal = (what: string): what is FileRefusal => Object.hasOwn(refusalLines, what);
