import { z } from 'zod';
import { Words } from '../../fields/value.ts';

/**
 * Whether a member may appeal against a refusal, where the policy says so: once, within so many days, to the people named (`by`: their roles at the desk;
 * `title`: what members are told of them).
 */
export const Appeal = z.strictObject({
  days: z.int().min(1).max(365),
  by: z.array(z.enum(['committee', 'manager', 'privacy'])).min(1),
  title: Words,
  clause: z.string().min(1).optional(),
});
