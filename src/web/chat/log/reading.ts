import type { Activity } from '../connection/wire.ts';

/** Activities are numbered within a conversation: `<conversation>|0000012`. */
export const placeOf = (id: string): number => Number(/\|(\d+)$/.exec(id)?.[1] ?? Number.NaN);

/** What of a message can change: the addresses of its files do at every reading, and mean nothing. */
export const gistOf = (activity: Activity | undefined): string =>
  JSON.stringify([activity?.text, activity?.channelData?.silah, activity?.suggestedActions]);

export const isQuestion = (activity: Activity | undefined): boolean =>
  activity !== undefined &&
  (activity.channelData?.silah?.prompt !== undefined ||
    (activity.suggestedActions?.actions?.length ?? 0) > 0);
