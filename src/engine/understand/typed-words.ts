import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';

/** The commands that `locales/typed/commands.yaml` must have words for. */
const commands = [
  'menu',
  'back',
  'cancel',
  'person',
  'help',
  'stop',
  'resume',
  'arabic',
  'english',
  'greeting',
  'thanks',
] as const;
/** What a member can say in every state. */
export type Command = (typeof commands)[number];

const words = z.array(z.string().min(1)).min(1);
const CommandName = z.enum(commands);

/** `locales/typed/commands.yaml`: words for every command, and those among them that one slip of the finger still names. */
const Commands = z.strictObject({
  commands: z.record(CommandName, words),
  forgiving: z.partialRecord(CommandName, words),
});
/** `locales/typed/<flow>.yaml`: words that call the flow, and other names of its choices. */
const OfFlow = z.strictObject({ called: words.optional(), choices: z.record(z.string(), words).optional() });

/** What members type, by command, by flow and by choice. */
export interface TypedWords extends z.infer<typeof Commands> {
  readonly called: Readonly<Record<string, readonly string[]>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** Reads the files of `locales/typed`, by their names without ending. Throws Fault wrongPack that names the file and the place. */
export function typedWordsOf(files: ReadonlyMap<string, unknown>): TypedWords {
  const called: Record<string, readonly string[]> = {};
  const choices: Record<string, readonly string[]> = {};
  for (const [name, content] of files) {
    if (name === 'commands') continue;
    const found = parsed(OfFlow, name, content);
    if (found.called) called[name] = found.called;
    for (const [id, names] of Object.entries(found.choices ?? {}))
      choices[id] = [...(choices[id] ?? []), ...names];
  }
  return { ...parsed(Commands, 'commands', files.get('commands')), called, choices };
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
