import { z } from 'zod';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';

/** Whether the process lives, and whether its database answers and files can be written. */
export const healthRoutes: readonly Route<Doors>[] = [
  {
    method: 'GET',
    path: '/health/live',
    answer: z.object({ live: z.literal(true) }),
    handle: (context) => context.json({ live: true }),
  },
  {
    method: 'GET',
    path: '/health/ready',
    answer: z.object({ ready: z.literal(true) }),
    async handle(context, doors) {
      await doors.ready();
      return context.json({ ready: true });
    },
  },
];
