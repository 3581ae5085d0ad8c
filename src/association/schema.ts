import { z } from 'zod';
import { FieldSpec } from '../fields/spec.ts';
import { Words } from '../fields/value.ts';

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'small Latin letters, digits and single hyphens, starting with a letter',
  );
const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as "HH:MM"');
const span = z.tuple([time, time]).refine(([from, to]) => from < to, 'the span must end after it begins');
const week = z.strictObject({
  sunday: z.array(span).default([]),
  monday: z.array(span).default([]),
  tuesday: z.array(span).default([]),
  wednesday: z.array(span).default([]),
  thursday: z.array(span).default([]),
  friday: z.array(span).default([]),
  saturday: z.array(span).default([]),
});

/** When people are at their desks, in Riyadh time. Several spans a day; Ramadan has its own week; holidays close the day. */
export const Hours = z.strictObject({
  week,
  ramadan: week.optional(),
  holidays: z.array(z.strictObject({ from: day, to: day, name: Words })).default([]),
});
export type Hours = z.infer<typeof Hours>;

const channel = z.enum([
  'interview',
  'phone',
  'social',
  'letters',
  'help',
  'volunteering',
  'website',
  'delegates',
]);

/** How long the policy lets the committee take. `promised` is told to the member; `internal` is a date for staff alone, never told. */
const reply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('promised'), days: z.int().min(1).max(365), clause: id }),
  z.strictObject({ kind: z.literal('internal'), days: z.int().min(1).max(365) }),
]);

/** pack.yaml: who the association is and how it proceeds. */
export const Pack = z.strictObject({
  id,
  name: Words,
  shortName: Words,
  /** What the association calls those it serves. */
  member: z.strictObject({ one: Words, the: Words, many: Words }),
  /** Whether the bot addresses a man or a woman. */
  address: z.enum(['masculine', 'feminine']),
  document: z.strictObject({
    title: Words,
    number: z.string().optional(),
    version: z.string().optional(),
    date: day.optional(),
    approval: Words.optional(),
  }),
  greeting: Words,
  procedure: z.strictObject({
    steps: z.array(z.strictObject({ title: Words, clause: id.optional() })).default([]),
    unclear: z.strictObject({
      to: z.enum(['researcher', 'higherOfficial', 'administration']),
      title: Words,
      clause: id.optional(),
      /** Within how many minutes of office time a person answers whoever waits. */
      answerWithin: z.int().min(1).max(2880),
    }),
    committee: z.strictObject({ name: Words, clause: id.optional() }),
    reply,
  }),
  channels: z.array(channel).default([]),
  staffDocuments: z.array(Words).default([]),
  contact: z
    .strictObject({
      phone: z.string().optional(),
      email: z.email().optional(),
      website: z.url().optional(),
      social: z.string().optional(),
    })
    .default({}),
  hours: Hours,
  privacy: z.strictObject({ version: z.string().min(1), notice: Words, clause: id.optional() }),
  attestation: Words,
  /** Words of this association in place of the product's own: by the key of the line in locales/. */
  wording: z.record(z.string(), Words).default({}),
});
export type Pack = z.infer<typeof Pack>;

/** One service that a member can ask for: what it is and the questions to ask, in order. */
export const Service = z.strictObject({
  id,
  title: Words,
  summary: Words,
  alsoCalled: z.array(z.string().trim().min(2)).default([]),
  clauses: z.array(id).default([]),
  fields: z.array(FieldSpec).min(1).max(30),
});
export type Service = z.infer<typeof Service>;
export const Services = z.strictObject({ services: z.array(Service).min(1).max(20) });

const phrasing = z.string().trim().min(3).max(300);
/** One answer that staff have approved, with the ways in which members ask for it. */
export const Answer = z.strictObject({
  id,
  title: Words,
  answer: Words,
  /** The clause that it comes from; without one, the source shown is "approved by the association". */
  clause: id.optional(),
  /** A service that the answer leads to. */
  service: id.optional(),
  phrasings: z.strictObject({
    msa: z.array(phrasing).min(1),
    saudi: z.array(phrasing).min(1),
    en: z.array(phrasing).default([]),
  }),
});
export type Answer = z.infer<typeof Answer>;
export const Answers = z.strictObject({ answers: z.array(Answer).min(1) });

/** One provision of the policy, in plain Arabic, with its place in the document. */
const Clause = z.strictObject({ id, place: Words, heading: Words, text: Words });
type Clause = z.infer<typeof Clause>;
export const Clauses = z.strictObject({ clauses: z.array(Clause).min(1) });

/** Everything one association decides, checked. `version` names the content: it changes when any word of the pack does. */
export interface Association {
  readonly id: string;
  readonly version: string;
  readonly pack: Pack;
  readonly services: readonly Service[];
  readonly answers: readonly Answer[];
  readonly clauses: readonly Clause[];
}
