import type { DialogueFacts } from '../dialogue.ts';

const kept = 5;

/** What was told lately, with what is told now: a person who takes over sees the latest. */
export const toldWith = (
  { told = [] }: Pick<DialogueFacts, 'told'>,
  ids: readonly string[],
): readonly string[] => [...told.filter((one) => !ids.includes(one)), ...ids].slice(-kept);
