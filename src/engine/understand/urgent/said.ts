import { z } from 'zod';
import { Fault } from '../../../kernel/errors.ts';
import { entriesOf } from '../../../kernel/table.ts';
import {
  categories,
  classes,
  type Urgent,
  type UrgentCategory,
  type UrgentClass,
} from '../../../voice/urgent.ts';

const words = z.array(z.string().trim().min(2)).min(1);

/** `locales/saudi/urgent/<category>.yaml`: how members tell of danger, by class. */
const Category = z.partialRecord(z.enum(classes), words);
/**
 * `locales/saudi/urgent/near.yaml`: pieces of words without one of which nothing urgent is said (`_` is the edge of a word), words that tell a class,
 * and what belongs to a joke.
 */
const ByClass = z.partialRecord(z.enum(classes), words);
const Near = z.strictObject({
  pieces: words,
  surely: ByClass,
  grown: words,
  asksBack: words,
  asksCopy: words,
  jokes: z.array(z.string().min(1)),
});
const Ordinary = words;
/** `locales/saudi/urgent/signs.yaml`: a sign is a piece of each list of `all` and none of `never`. */
const Sign = z.strictObject({ all: z.array(words).min(1), never: z.array(z.string().min(2)).default([]) });
export type Sign = z.infer<typeof Sign>;
const Signs = z.record(z.enum(categories), z.array(Sign).min(1));
/** `locales/saudi/urgent/calm.yaml`: signs that nobody is in danger. */
const Calm = z.array(Sign).min(1);
/**
 * `locales/saudi/urgent/notions.yaml`: words that mean alike for hearing danger (`*` behind a noun: with every owner), and verbs, by the name of what they mean;
 * a verb is told by its stems (`verb-forms.ts`).
 */
const Notions = z.strictObject({
  /** The names of notions that are no harm in themselves. */
  plain: words,
  /** The names of notions that whoever is in danger seldom names: beside one danger must be told more plainly. */
  calming: words,
  /** The names of verbs by which somebody hurts another: whoever says them of themselves may be who hits. */
  harming: words,
  words: z.record(z.string(), words),
  verbs: z.record(z.string(), words),
  /** Forms of verbs that are mostly another word, which they are read as. */
  noVerbs: words,
});
export type Notions = z.infer<typeof Notions>;

/** One phrasing, and what it tells of: nothing where it is an ordinary one. */
interface UrgentPhrasing {
  readonly text: string;
  readonly urgent?: Urgent;
}

/** What the folder `locales/saudi/urgent` holds. */
export interface SaidUrgently {
  readonly phrasings: readonly UrgentPhrasing[];
  readonly near: readonly string[];
  readonly signs: ReadonlyMap<UrgentCategory, readonly Sign[]>;
  readonly calm: readonly Sign[];
  readonly notions: Notions;
  readonly surely: Partial<Record<UrgentClass, readonly string[]>>;
  readonly grown: readonly string[];
  readonly asksBack: readonly string[];
  readonly asksCopy: readonly string[];
  readonly jokes: readonly string[];
}

/** Reads the files of `locales/saudi/urgent`, by their names without ending. Throws Fault wrongPack that names the file and the place. */
export function saidUrgentlyOf(files: ReadonlyMap<string, unknown>): SaidUrgently {
  const read = <T>(shape: z.ZodType<T>, name: string): T => {
    const found = shape.safeParse(files.get(name));
    if (found.success) return found.data;
    const [issue] = found.error.issues;
    throw new Fault(
      'wrongPack',
      `locales/saudi/urgent/${name}.yaml: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`,
    );
  };
  const urgent = categories.flatMap((category) => {
    const byClass = read(Category, category);
    return classes.flatMap((one) =>
      (byClass[one] ?? []).map((text) => ({ text, urgent: { category, class: one } })),
    );
  });
  const ordinary = read(Ordinary, 'ordinary').map((text) => ({ text }));
  const { pieces, ...lists } = read(Near, 'near');
  return {
    phrasings: [...urgent, ...ordinary],
    near: pieces,
    signs: new Map(entriesOf(read(Signs, 'signs'))),
    calm: read(Calm, 'calm'),
    notions: read(Notions, 'notions'),
    ...lists,
  };
}
