import { z } from 'zod';
import { command } from '../src/command-line/command.ts';
import { amongThose } from '../src/command-line/terminal.ts';
import { readConfig } from '../src/config.ts';
import { waitingStates } from '../src/conversation/rehearsal/walk.ts';
import { openMinds } from '../src/minds.ts';

const Input = z.union([
  z.object({ text: z.string() }),
  z.object({ choice: z.string() }),
  z.object({
    attachment: z.object({ name: z.string(), contentType: z.string(), contentBase64: z.string() }),
  }),
]);
const State = z.object({
  association: z.string(),
  flow: z.string(),
  step: z.string(),
  field: z.string().optional(),
  kind: z.string(),
  path: z.array(Input).readonly(),
});
type State = z.infer<typeof State>;

const widths = [14, 10, 18, 18, 11];

function shown(input: z.infer<typeof Input>): string {
  if ('text' in input) return `«${input.text}»`;
  return 'choice' in input ? `[${input.choice}]` : `(${input.attachment.name})`;
}

function line({ association, flow, step, field, kind, path }: State): string {
  const place = [association, flow, step, field ?? '-', kind];
  return `${place.map((part, i) => part.padEnd(widths[i] ?? 0)).join(' ')} ${path.map(shown).join(' → ')}`;
}

export const flowsCommand = command({
  name: 'flows',
  purpose:
    'Lists every question at which a conversation can wait for a member, and the inputs that lead there from the greeting.',
  details: `A choice of a path is the id of a choice of the question that is open then. Without an association: of all.`,
  words: { usage: '[<association> …]', least: 0, most: Infinity },
  flags: {},
  shape: z.array(State),
  async run({ words }) {
    const { engine, houses } = await openMinds(readConfig());
    for (const id of words) amongThose('association', id, houses);
    return [...houses]
      .filter(([id]) => words.length === 0 || words.includes(id))
      .flatMap(([, house]) => waitingStates(engine, house));
  },
  text: (states) => states.map(line).join('\n'),
});
