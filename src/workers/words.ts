import { z } from 'zod';
import { isFaultCode, type FaultCode } from '../kernel/errors.ts';

const Begun = z.object({
  port: z.number(),
  /** For whoever started the server: `made` by this worker, or handed `out` before. */
  firstLinks: z.object({
    made: z.array(z.object({ association: z.string(), email: z.string(), url: z.string() })).readonly(),
    out: z.array(z.object({ association: z.string(), email: z.string() })).readonly(),
  }),
});
export type Begun = z.infer<typeof Begun>;

/** What a worker tells its primary: that it answers members, or why it cannot. */
export const FromWorker = z.discriminatedUnion('says', [
  z.object({ says: z.literal('ready'), begun: Begun }),
  z.object({ says: z.literal('fault'), code: z.custom<FaultCode>(isFaultCode), message: z.string() }),
]);
export type FromWorker = z.infer<typeof FromWorker>;

/** What a primary tells a worker: that it finishes what is under way, and ends. */
export const stopWord = 'silah:stop';
