import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';
import { WishWords } from './wishes.ts';

/** The commands that `locales/typed/commands.yaml` must have words for. */
const commands = [
  'menu',
  'restart',
  'back',
  'cancel',
  'person',
  'waitNoMore',
  'help',
  'usage',
  'stop',
  'resume',
  'wipe',
  'arabic',
  'english',
  'greeting',
  'thanks',
] as const;
/** What a member can say in every state. */
export type Command = (typeof commands)[number];

const words = z.array(z.string().min(1)).min(1);
const CommandName = z.enum(commands);

/** A message that holds a word of each list of `needs`, besides these only words of `beside`, and nothing of `never` is the command. */
const Composed = z.strictObject({ needs: z.array(words).min(1), beside: words, never: words.default([]) });

/**
 * `locales/typed/commands.yaml`: words for every command, those among them that one slip of the finger still names, and what a message is
 * put together of that is a command in other words.
 */
const Commands = z.strictObject({
  commands: z.record(CommandName, words),
  forgiving: z.partialRecord(CommandName, words),
  wishes: WishWords,
  composed: z.partialRecord(CommandName, Composed),
});
/** `locales/typed/<flow>.yaml`: words that call the flow, other names of its choices, and names of choices that we tell members to type. */
const OfFlow = z.strictObject({
  called: words.optional(),
  choices: z.record(z.string(), words).optional(),
  told: words.optional(),
});

/** `locales/typed/corrections.yaml`: how members say that an answer is wrong. */
const Correcting = z.strictObject({
  marks: words,
  beside: words,
  same: z.array(words),
  openers: words,
  not: words,
  files: words,
});

/** `locales/typed/lacking.yaml`: how members say that they do not have, or do not know, what is asked for. */
const Lacking = z.strictObject({ says: words });

/** `locales/typed/explain.yaml`: how members say that they do not understand what a field asks for. */
const Explain = z.strictObject({ says: words });

/** `locales/typed/whencalled.yaml`: how whoever is to be called asks for the hour, and whoever waits for a person for the answer. */
const WhenCalled = z.strictObject({ says: words, answer: words, besides: words });

/** What members type, by command, by flow and by choice. */
export interface TypedWords extends z.infer<typeof Commands> {
  readonly called: Readonly<Record<string, readonly string[]>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly told: readonly string[];
  readonly correcting: z.infer<typeof Correcting>;
  readonly lacking: readonly string[];
  readonly explain: readonly string[];
  readonly whenCalled: z.infer<typeof WhenCalled>;
}

/** Files of what may be typed in every flow. */
const ofNoFlow: ReadonlySet<string> = new Set([
  'commands',
  'corrections',
  'lacking',
  'explain',
  'whencalled',
]);

/** Reads the files of `locales/typed`, by their names without ending. Throws Fault wrongPack that names the file and the place. */
export function typedWordsOf(files: ReadonlyMap<string, unknown>): TypedWords {
  const called: Record<string, readonly string[]> = {};
  const choices: Record<string, readonly string[]> = {};
  const told: string[] = [];
  for (const [name, content] of files) {
    if (ofNoFlow.has(name)) continue;
    const found = parsed(OfFlow, name, content);
    if (found.called) called[name] = found.called;
    told.push(...(found.told ?? []));
    for (const [id, names] of Object.entries(found.choices ?? {}))
      choices[id] = [...(choices[id] ?? []), ...names];
  }
  const correcting = parsed(Correcting, 'corrections', files.get('corrections'));
  const { says: lacking } = parsed(Lacking, 'lacking', files.get('lacking'));
  const { says: explain } = parsed(Explain, 'explain', files.get('explain'));
  return {
    ...parsed(Commands, 'commands', files.get('commands')),
    called,
    choices,
    told,
    correcting,
    lacking,
    explain,
    whenCalled: parsed(WhenCalled, 'whencalled', files.get('whencalled')),
  };
}

function parsed<T>(shape: z.ZodType<T>, name: string, content: unknown): T {
  const found = shape.safeParse(content);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new Fault(
    'wrongPack',
    `locales/typed/${name}.yaml: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as it should be'}`,
  );
}
