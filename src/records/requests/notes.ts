import { votes, voteStep } from '../../contract/cases/vote.ts';

/** What stands in the history of a case and leaves it where it is; `is_note.sql` says the same of a row. */
export const notes: readonly string[] = [
  'identitySeen',
  'concerned',
  'concernOver',
  'listsChecked',
  'deliveredPart',
  'brought',
  'askedAnew',
  'visited',
  'opened',
  ...votes.map(voteStep),
];
export const isNote = (status: string): boolean => notes.includes(status);
