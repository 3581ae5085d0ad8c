import { z } from 'zod';
import { intentNames, type IntentName } from '../../../association/intents.ts';
import { Fault } from '../../../kernel/errors.ts';

/** What a courteous employee would answer with a courteous word, an apology, or a word of warning. */
const courtesies = ['greeting', 'thanks', 'praise', 'insult', 'wish', 'emoji', 'warning'] as const;
export type Courtesy = (typeof courtesies)[number];

/** A wish that goes along when a person is asked for: who it should be, or how they should come. */
const wishes = ['woman', 'man', 'call', 'appointment'] as const;
export type Wish = (typeof wishes)[number];

const words = z.array(z.string().trim().min(1)).min(1);

/**
 * `locales/saudi/intents/<intent>.yaml`. A message has at most `longest` words, holds one of each list of `needs` and nothing of `never`
 * (words, or several in a row, where `…` stands for up to three others; `0000000` is any number of a request; parts joined by `&` stand in any order,
 * none of those behind `!`; `خلص+` and `+خلص` are forms of a verb (`verb-places.ts`); compared in folded form) unless it
 * holds one of `surely`, which stands for all lists but the first, or of `rows`, which stands for all. In these lists `{name}` stands for any word of
 * that list of `groups`. `whole`: it says nothing besides. `last`: it is read where nothing else is understood. `unlikely` is what no message holds that is
 * told by its likeness alone; `topics` are those of answers that say less than what it leads to. `phrasings` are what the classifier learns from.
 */
const Said = z.strictObject({
  is: z.enum(courtesies).optional(),
  longest: z.int().min(1),
  whole: z.boolean().default(false),
  last: z.boolean().default(false),
  groups: z.record(z.string(), words).default({}),
  needs: z.array(words).default([]),
  never: z.array(z.string().trim().min(1)).default([]),
  surely: z.array(z.string().trim().min(1)).default([]),
  rows: z.array(z.string().trim().min(1)).default([]),
  unlikely: z.array(z.string().trim().min(1)).default([]),
  topics: z.array(z.string().trim().min(1)).default([]),
  wishes: z.partialRecord(z.enum(wishes), words).optional(),
  phrasings: z.strictObject({ saudi: words.min(15), msa: words.min(15), en: words.min(15) }),
});
export type Said = z.infer<typeof Said>;
export type SaidByIntent = ReadonlyMap<IntentName, Said>;

/** Reads the files of `locales/saudi/intents`, by their names without ending. Throws Fault wrongPack that names the file and the place. */
export function saidOf(files: ReadonlyMap<string, unknown>): SaidByIntent {
  for (const name of files.keys())
    if (!intentNames.some((known) => known === name)) throw wrong(name, 'there is no such intent');
  return new Map(
    intentNames.map((name) => {
      const found = Said.safeParse(files.get(name));
      if (found.success) return [name, found.data];
      const [issue] = found.error.issues;
      throw wrong(name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`);
    }),
  );
}

const wrong = (name: string, problem: string): Fault =>
  new Fault('wrongPack', `locales/saudi/intents/${name}.yaml: ${problem}`);
