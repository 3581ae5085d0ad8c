import type { There, Unowned } from '../../../records/desk/sharing.ts';

/** By what a conversation that waits is given to somebody who is at the desk. */
export interface SharingRule {
  /** As a pack and the fact «توزيع المحادثات» name it. */
  readonly name: string;
  /** Those to whom it is given, the first of them if they may: each may be given one more. */
  readonly order: (there: readonly There[], waiting: Unowned) => readonly There[];
}

/** Who has least comes first; of those who have as much, whoever was given one longest ago. */
export const byBusy = (there: readonly There[]): readonly There[] =>
  there.toSorted((one, other) => one.busy - other.busy || one.givenAt - other.givenAt || one.id - other.id);
