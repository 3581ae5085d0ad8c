import { z } from 'zod';
import { Brand } from './brand/brand.ts';
import type { Picture } from './brand/logo.ts';
import { Appeal } from './procedure/appeal.ts';
import { Branches } from './procedure/branches.ts';
import type { ComputedKind } from './computed/kinds.ts';
import { When } from '../fields/kind.ts';
import { FieldSpec } from '../fields/spec.ts';
import { Words } from '../fields/value.ts';
import { Dialled, Region } from './help-lines.ts';
import { AddedPhrasings } from './intents.ts';
import { Committee } from './committee.ts';
import { Owing } from './procedure/owing.ts';
import { Sharing } from './procedure/sharing.ts';
import { Week } from './procedure/week.ts';
import { Reply } from './reply.ts';
import { SpokenWords } from './spoken.ts';

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'small Latin letters, digits and single hyphens, starting with a letter',
  );
const day = z.iso.date();

/** When people are at their desks, in Riyadh time. Several spans a day; Ramadan has its own week; holidays and single closed days have none. */
export const Hours = z.strictObject({
  week: Week,
  ramadan: Week.optional(),
  holidays: z
    .array(
      z.strictObject({ from: day, to: day, name: Words }).refine(({ from, to }) => from <= to, {
        path: ['to'],
        error: 'a holiday must not end before it begins',
      }),
    )
    .default([]),
  /** Single days on which nobody is there, for a reason that members may be told. */
  closed: z.array(z.strictObject({ day, why: Words.optional() })).optional(),
});
export type Hours = z.infer<typeof Hours>;
const address = z.email().toLowerCase();
/**
 * Who is called when somebody may be in danger, by the address under which they sign in, the first first; at least two. They alone open what is
 * said from then on. `women` are those of them who are women; `hours`: when somebody answers (without it the office hours), `ownHours`: when one of
 * them does, where that is another time; `means`: how they are called.
 */
const Duty = z
  .strictObject({
    people: z.array(address).default([]),
    women: z.array(address).default([]),
    hours: z.union([z.literal('always'), Week]).optional(),
    ownHours: z.record(address, z.union([z.literal('always'), Week])).optional(),
    means: z.array(z.enum(['screen', 'mail'])).default(['screen', 'mail']),
  })
  .refine(({ people, women }) => women.every((one) => people.includes(one)), {
    path: ['women'],
    message: 'names somebody who is not among the people on duty',
  });

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

const stepKind = z.enum([
  'reception',
  'check',
  'referral',
  'signing',
  'committee',
  'registration',
  'delivery',
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
    /** The steps of the policy in their order. By what they are (`kind`) a case knows its states and the clause of each. */
    steps: z
      .array(z.strictObject({ title: Words, kind: stepKind.optional(), clause: id.optional() }))
      .default([]),
    unclear: z.strictObject({
      to: z.enum(['researcher', 'higherOfficial', 'administration']),
      title: Words,
      clause: id.optional(),
      /** Within how many minutes of office time a person answers whoever waits. */
      answerWithin: z.int().min(1).max(2880),
    }),
    committee: Committee,
    /** Who checks cases before the committee sees them; without it whoever serves. */
    check: z.strictObject({ by: z.array(z.enum(['researcher', 'delegate', 'official'])).min(1) }).optional(),
    reply: Reply,
    appeal: Appeal.optional(),
    /** When members are reminded of what their case is owed by them. */
    owing: Owing,
    /** Lists that the regulator names: that somebody checked them is noted before a service is provided. */
    lists: z.array(Words).max(10).default([]),
    /** How many days after its service was provided a case ends by itself, where nobody says that something is missing. */
    closeAfter: z.int().min(7).max(365).default(30),
    /** By what it must be shown that a service was received; without it whoever provides it says so. */
    received: z
      .array(z.enum(['code', 'paper']))
      .min(1)
      .optional(),
  }),
  channels: z.array(channel).default([]),
  staffDocuments: z.array(Words).default([]),
  contact: z
    .strictObject({
      phone: z.string().optional(),
      email: z.email().optional(),
      website: z.url().optional(),
      social: z.string().optional(),
      /** Where the association is found, in a line. */
      address: Words.optional(),
    })
    .default({}),
  /** Where its members are: by it the lines of help are chosen that somebody in danger is told. */
  region: Region.optional(),
  /** Lines of help that the association has dialled itself: who, and when. */
  dialled: z.array(Dialled).default([]),
  /** Where else the association is found, and to which of these places a request belongs. */
  branches: Branches.optional(),
  hours: Hours,
  duty: Duty.optional(),
  sharing: Sharing.default({ rule: 'none', most: 8 }),
  /** The page of somebody else that a member is shown who leaves ours in haste: one that anybody might have open. */
  leaveTo: z
    .url({ protocol: /^https$/ })
    .default('https://www.google.com/search?q=%D8%A7%D9%84%D8%B7%D9%82%D8%B3'),
  /**
   * What members agree to, ending with the question, and in full where that is long. `summary` says it in a few lines that end with the question: then it is shown first,
   * and the whole is read by a button.
   */
  privacy: z.strictObject({
    version: z.string().min(1),
    notice: Words,
    summary: Words.optional(),
    full: Words.optional(),
    clause: id.optional(),
  }),
  attestation: Words,
  /** Whether the web chat offers to record a voice note: somebody of the association has to hear each. */
  voiceNotes: z.boolean().default(false),
  /** Its own face; without it that of the product. */
  brand: Brand.optional(),
  /** Words of this association in place of the product's own: by the key of the line in locales/. */
  wording: z.record(z.string(), Words).default({}),
  /** How the members of this association say what is no question (`locales/saudi/intents`), besides the product's phrasings. */
  said: AddedPhrasings.optional(),
  /** Words as this association's members say them, besides the product's in locales/saudi/lexicon.yaml. */
  lexicon: SpokenWords.optional(),
});
export type Pack = z.infer<typeof Pack>;

/** The roles at the desk that a service may name as readers of its cases. */
export const Reader = z.enum(['researcher', 'delegate', 'official', 'committee', 'manager', 'privacy']);
export type Reader = z.infer<typeof Reader>;

/** A row of the guide by which the board has support given: in which case, what or how much, and the clause where it stands. */
const GuideRow = z.strictObject({ when: Words, gives: Words, clause: id.optional() });

/** One service that a member can ask for: what it is and the questions to ask, in order. */
export const Service = z.strictObject({
  id,
  title: Words,
  summary: Words,
  alsoCalled: z.array(z.string().trim().min(2)).default([]),
  clauses: z.array(id).default([]),
  /** Who may ask for it, as the policy says it: told to whoever is in need. */
  eligibility: Words.optional(),
  /** What it is for besides what its form says: it helps whoever is in need, takes complaints, or reports of what was not kept private. */
  for: z.enum(['need', 'complaint', 'privacy']).optional(),
  /** Who may read its cases: never those whom they may accuse. Without it those who work on requests: researcher, delegate and committee. */
  readBy: z.array(Reader).min(1).optional(),
  /** Who studies its cases in the committee's place, as members are told. They end as handled or filed, not as accepted or refused. */
  studiedBy: Words.optional(),
  /**
   * Answers with which a case is a word to the association that claims nothing, as a suggestion: it is signed as soon as it is written, and whoever sends it may leave
   * their name out; then no number that their channel shows is kept with it.
   */
  brief: When.optional(),
  /** What the board has set for it, shown beside the data to whoever reads a case that is open. It is a hint: nothing is decided by it. */
  guide: z.array(GuideRow).min(1).max(40).optional(),
  fields: z.array(FieldSpec).min(1).max(30),
  /** What whoever visits a home reports, for the committee: answered at the desk, never by the member, and without files. */
  visit: z.array(FieldSpec).min(1).max(20).optional(),
  /** What is asked for once a case is accepted, so that nobody gives it who is not: an account, where something is to be paid. */
  afterwards: z.array(FieldSpec).min(1).max(10).optional(),
  /** What is asked of nobody any more: whoever answered it in a form that is still open, or stands at it, goes on with it or leaves it out. */
  retired: z.array(FieldSpec).min(1).max(30).optional(),
});
export type Service = z.infer<typeof Service>;
export const Services = z.strictObject({ services: z.array(Service).min(1).max(20) });

const phrasing = z.string().trim().min(3).max(300);
const Phrasings = z.strictObject({
  /** Of what is told from the pack itself: how it stands among choices. */
  title: Words.optional(),
  msa: z.array(phrasing).default([]),
  saudi: z.array(phrasing).default([]),
  en: z.array(phrasing).default([]),
});
/** associations/phrasings.yaml: ways in which members ask about topics that many associations share, by topic. */
export const Topics = z.strictObject({ topics: z.record(id, Phrasings) });
export type Topics = z.infer<typeof Topics>['topics'];

/** One answer that staff have approved, with the ways in which members ask for it. */
export const Answer = z.strictObject({
  id,
  title: Words,
  answer: Words,
  /** The clause that it comes from; without one, the source shown is "approved by the association". */
  clause: id.optional(),
  /** A service that the answer leads to. */
  service: id.optional(),
  /** A topic of associations/phrasings.yaml: the answer is asked for in its words too. */
  topic: id.optional(),
  phrasings: z.strictObject({
    msa: z.array(phrasing).min(1),
    saudi: z.array(phrasing).min(1),
    en: z.array(phrasing).default([]),
  }),
});
export interface Answer extends z.infer<typeof Answer> {
  /** The phrasings of its topic. */
  readonly shared?: readonly string[];
  /** It is made from the pack when it is told, and this is what is told. */
  readonly computed?: ComputedKind;
}
export const Answers = z.strictObject({ answers: z.array(Answer).min(1) });

/**
 * A question as members ask it, with what is right. `answers`: any of these, or all of them where `all` says so. `clause`: an article that is
 * asked for by its number. Without either nobody but a person can answer.
 */
const Question = z.strictObject({
  q: phrasing,
  answers: z.array(id).default([]),
  all: z.literal(true).optional(),
  clause: id.optional(),
});
export type Question = z.infer<typeof Question>;
export const Questions = z.strictObject({ questions: z.array(Question).min(1) });

/** One provision of the policy, in plain Arabic, with its place in the document. */
const Clause = z.strictObject({ id, place: Words, heading: Words, text: Words });
type Clause = z.infer<typeof Clause>;
export const Clauses = z.strictObject({ clauses: z.array(Clause).min(1) });

/** Everything one association decides, checked. `version` names the content: it changes when any word of the pack does that members may read. */
export interface Association {
  readonly id: string;
  readonly version: string;
  readonly pack: Pack;
  /** Its sign, where the pack has one. */
  readonly logo?: Picture;
  readonly services: readonly Service[];
  readonly answers: readonly Answer[];
  readonly clauses: readonly Clause[];
  /** Questions by which the tests measure how well members are understood. They teach nothing and are said to nobody. */
  readonly questions: readonly Question[];
  /** The topics that come along with the product: in their words members ask for what is told from the pack itself. */
  readonly topics: Topics;
}
