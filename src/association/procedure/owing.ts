import { z } from 'zod';

const days = z.int().min(1).max(180);

/** On which days after something was asked of a member they are reminded that it is still owed, and on which a person sees to it. */
export const Owing = z
  .strictObject({ remind: z.array(days).max(5).default([3, 7]), person: days.default(14) })
  .refine(
    ({ remind, person }) => [...remind, person].every((day, i, all) => i === 0 || day > (all[i - 1] ?? 0)),
    {
      path: ['remind'],
      error: 'the days must rise, and person come after the last of them',
    },
  )
  .prefault({});
