import * as z from 'zod/mini';

const Told = z.object({
  id: z.string(),
  title: z.string(),
  /** What the bot says of it, with the source. */
  text: z.string(),
});
export type Told = z.infer<typeof Told>;

/** What the association has said already, beside a chat: approved answers and clauses as members are told them, and what its people go by. */
export const BesideChat = z.object({
  answers: z.readonly(z.array(Told)),
  clauses: z.readonly(z.array(Told)),
  documents: z.readonly(z.array(z.string())),
});
export type BesideChat = z.infer<typeof BesideChat>;
