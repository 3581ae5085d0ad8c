import { waitingStates, type WaitingState } from '../conversation/rehearsal/walk.ts';
import type { SampleInput } from '../fields/sample.ts';
import { isFault } from '../kernel/errors.ts';
import { openEngine, openHouses } from '../runtime.ts';

const usage = `Lists every question at which a conversation can wait for a member, and the inputs that lead there from the greeting.

  npm run flows [-- --json] [<association> …]

With --json: an array of {association, flow, step, field?, kind, path}. An input of a path is {text}, {choice} (the id of a choice of
the question that is open then) or {attachment: {name, contentType, contentBase64}}.`;

function shown(input: SampleInput): string {
  if ('text' in input) return `«${input.text}»`;
  return 'choice' in input ? `[${input.choice}]` : `(${input.attachment.name})`;
}

function table(states: readonly WaitingState[]): string {
  return states
    .map(({ association, flow, step, field, kind, path }) => {
      const place = [association, flow, step, field ?? '-', kind];
      return `${place.map((part, i) => part.padEnd([14, 10, 18, 18, 11][i] ?? 0)).join(' ')} ${path.map(shown).join(' → ')}`;
    })
    .join('\n');
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const wanted = words.filter((word) => !word.startsWith('--'));
  const houses = await openHouses();
  if (words.includes('--help') || wanted.some((id) => !houses.has(id))) {
    console.error(`${usage}\n\nAssociations: ${[...houses.keys()].join(', ')}`);
    process.exitCode = words.includes('--help') ? 0 : 2;
    return;
  }
  const engine = openEngine();
  const states = [...houses]
    .filter(([id]) => wanted.length === 0 || wanted.includes(id))
    .flatMap(([, house]) => waitingStates(engine, house));
  process.stdout.write(
    words.includes('--json') ? `${JSON.stringify(states, null, 1)}\n` : `${table(states)}\n`,
  );
}

await main().catch((error: unknown) => {
  console.error(isFault(error) ? error.message : error);
  process.exitCode = 1;
});
