import { z } from 'zod';

/**
 * How conversations that wait are shared out among those who are at the desk: to whoever has least, or to whoever answered the member last; without a rule they wait for
 * whoever takes them. Nobody is given one who has `most`.
 */
export const Sharing = z.strictObject({
  rule: z.enum(['none', 'leastBusy', 'samePerson']).default('none'),
  most: z.int().min(1).max(100).default(8),
});
