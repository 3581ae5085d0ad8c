import { z } from 'zod';
import type { Row } from '../../src/channel/parcel.ts';
import { jsonOf } from '../../src/kernel/calls.ts';
import { spare } from '../../src/kernel/optional.ts';

/** What a button of ours posts back. `text` is what it says, for the channels that do not tell. */
export const Value = z.object({
  silah: z.object({
    prompt: z.string().min(1).max(40),
    choice: z.string().min(1).max(80),
    text: spare(z.string()),
  }),
});
export type Value = z.infer<typeof Value>;

export const valueOf = (prompt: string, { choice, label }: Row): Value => ({
  silah: { prompt, choice, text: label },
});

/** The tap in the value of an activity, which some channels hand back as JSON in a text; undefined for the button of somebody else. */
export function tapIn(value: unknown): Value['silah'] | undefined {
  const parsed = Value.safeParse(typeof value === 'string' ? jsonOf(value) : value);
  return parsed.success ? parsed.data.silah : undefined;
}
