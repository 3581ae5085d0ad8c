import { z } from 'zod';

/** What a worker is told by its primary when it begins, through the environment. */
export const WorkerPlace = z.object({
  /** Its number among `of`, from 0: a worker that comes for another one takes its place. */
  place: z.number(),
  of: z.number(),
  /** Where workers of this machine find one another. */
  folder: z.string(),
  /** Whether it is the first of a start: it says what is to be said once. */
  first: z.boolean(),
});
export type WorkerPlace = z.infer<typeof WorkerPlace>;

export const workerVariable = 'SILAH_WORKER';

/** What the variable holds. */
export const readWorkerPlace = (text: string): WorkerPlace => WorkerPlace.parse(JSON.parse(text));
