import { z } from 'zod';
import { outcome } from '../outcome.ts';

/** The member named the branch to which they belong, by its id in the pack: their conversation belongs to it from now on. */
export const belong = outcome('belong', { branch: z.string() }, { keep: ({ branch }) => ({ branch }) });
