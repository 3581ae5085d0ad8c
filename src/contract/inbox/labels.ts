import * as z from 'zod/mini';

/** The colours of labels: each is read on its own ground in light and in dark. */
export const labelColours = ['red', 'orange', 'green', 'teal', 'blue', 'violet', 'pink', 'grey'] as const;
const Colour = z.enum(labelColours);

/** What an association calls conversations that belong together. */
export const NewLabel = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(30)),
  colour: Colour,
});
export type NewLabel = z.infer<typeof NewLabel>;

export const Label = z.object({ id: z.number(), name: z.string(), colour: Colour });
export type Label = z.infer<typeof Label>;
export const Labels = z.object({ items: z.readonly(z.array(Label)) });
export type Labels = z.infer<typeof Labels>;

/** Puts a label on a conversation, or takes it off. */
export const Labelling = z.strictObject({ on: z.boolean() });
export type Labelling = z.infer<typeof Labelling>;
