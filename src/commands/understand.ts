import { readFile } from 'node:fs/promises';
import { command } from '../command-line/command.ts';
import type { Typed } from '../command-line/declaration.ts';
import { moment, oneOf, word } from '../command-line/flags.ts';
import { Mistyped } from '../command-line/terminal.ts';
import { readConfig } from '../config.ts';
import type { Lang } from '../contract/index.ts';
import { evaluate, Understood } from '../conversation/rehearsal/evaluation/evaluate.ts';
import { questionsIn } from '../conversation/rehearsal/evaluation/question-line.ts';
import { handClock } from '../kernel/clock.ts';
import { Fault, isFault } from '../kernel/errors.ts';
import { openMinds } from '../minds.ts';

const flags = {
  association: word({ meaning: 'whose knowledge is asked', value: '<id>', otherwise: undefined }),
  questions: word({ meaning: 'a file with a question on each line', value: '<file>', otherwise: undefined }),
  at: moment({ meaning: 'the moment at which they are asked' }),
  lang: oneOf<Lang, Lang>({
    meaning: 'the language that the member speaks',
    options: ['ar', 'en'],
    otherwise: 'ar',
  }),
};

async function readQuestions(file: string): Promise<ReturnType<typeof questionsIn>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Fault('wrongRequest', `${file}: this file cannot be read.`, { cause });
  }
  try {
    return questionsIn(text);
  } catch (error) {
    throw isFault(error) ? new Fault(error.code, `${file}, ${error.message}`) : error;
  }
}

/** How each question is understood, line after line. */
async function* understand({
  flags: { association, questions, at, lang },
}: Typed<typeof flags>): AsyncGenerator<Understood> {
  if (association === undefined) throw new Mistyped('--association is missing.');
  if (questions === undefined) throw new Mistyped('--questions is missing.');
  const lines = await readQuestions(questions);
  const { engine, houses } = await openMinds(readConfig());
  const house = houses.get(association);
  if (!house)
    throw new Fault(
      'notFound',
      `there is no association "${association}"; there are: ${[...houses.keys()].join(', ')}.`,
    );
  let chance = 0;
  const seed = (): string => (chance += 1).toString(16).padStart(8, '0');
  yield* evaluate(lines, { engine, house, clock: handClock(at), seed, lang })();
}

export const understandCommand = command({
  name: 'understand',
  purpose:
    'Tells how questions are understood, through the same turn as in a conversation. Nothing is stored.',
  details: `A line of the file is {"id": …, "q": …, "state": …}; state is "menu" (without it), "notice" (before consent, which is then given), "waiting", "review",
"sign", or {"service": …, "field": …}. A line of JSON answers each, in order. band says whether it was answered, offered as a choice or left to a person; values
was taken and is shown for one yes; stored stands in the answers now; said is what the member reads; ms is the time of the turn.`,
  flags,
  shape: Understood,
  run: understand,
  text: (one) => JSON.stringify(one),
});
