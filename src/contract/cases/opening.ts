import * as z from 'zod/mini';
import { RequestItem } from './request.ts';
import { VisitQuestion } from './visit.ts';
import { waysIn } from './ways-in.ts';

const name = z.string().check(z.maxLength(60));
const longestAnswer = 4000;

/**
 * What an employee fills in for whoever came: the answers by the names of the fields, as they were said or chosen; `papers`: the fields whose papers
 * come along. `telephone`: where they are called, empty where they have none.
 */
export const Opening = z.strictObject({
  service: z.string().check(z.maxLength(60)),
  came: z.enum(waysIn),
  answers: z.record(name, z.string().check(z.trim(), z.maxLength(longestAnswer))),
  papers: z.readonly(z.array(name).check(z.maxLength(20))),
  telephone: z.string().check(z.trim(), z.maxLength(40)),
  idSeen: z.boolean(),
});
export type Opening = z.infer<typeof Opening>;

/** A form that is begun with a member in their own conversation, where they finish and sign it. */
export const FormBegun = z.pick(Opening, { service: true, answers: true });
export type FormBegun = z.infer<typeof FormBegun>;

/** The same once it was reviewed: `print` is that of the review that was signed on paper. */
export const SignedOpening = z.extend(Opening, { print: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });
export type SignedOpening = z.infer<typeof SignedOpening>;

/** A question of the form; `file`: it is answered with a paper; `later`: it may follow. */
export const OpeningQuestion = z.extend(VisitQuestion, {
  file: z.exactOptional(z.literal(true)),
  later: z.exactOptional(z.literal(true)),
  long: z.exactOptional(z.literal(true)),
  inputMode: z.exactOptional(z.enum(['numeric', 'tel', 'email', 'url'])),
});
export type OpeningQuestion = z.infer<typeof OpeningQuestion>;

/** GET /desk/api/openings: what can be opened for somebody, as their packs ask for it. */
export const OpeningForms = z.object({
  services: z.readonly(
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** Whether it asks for an identity, whose document is looked at and not copied. */
        identity: z.boolean(),
        fields: z.readonly(z.array(OpeningQuestion)),
      }),
    ),
  ),
});
export type OpeningForms = z.infer<typeof OpeningForms>;

/** What was typed, as it is understood: what is wrong with it by the names of the fields (`telephone` too), or all that is to be signed. */
export const OpeningReview = z.object({
  faults: z.record(z.string(), z.string()),
  /** What is asked about before it is taken: it may well be so. */
  doubts: z.record(z.string(), z.string()),
  fields: z.readonly(z.array(z.object({ name: z.string(), label: z.string(), shown: z.string() }))),
  print: z.string(),
  /** What is signed, and the notice about data that is agreed to with it. */
  attestation: z.string(),
  notice: z.string(),
  /** Who studies it, and the association's telephone, for the receipt. */
  committee: z.string(),
  phone: z.exactOptional(z.string()),
  /** Cases that are open and may be the same: of this identity or telephone number. */
  similar: z.readonly(z.array(RequestItem)),
});
export type OpeningReview = z.infer<typeof OpeningReview>;
