import { main } from './command-line/main.ts';
import { commands } from './commands.ts';
import { openEngine } from './minds.ts';
import { systemClock } from './kernel/clock.ts';
import { codeOfLearning } from './knowledge/models/code.ts';
import { keptIn } from './knowledge/models/kept.ts';

/** Runs a command of the product: its name (`start` without one), then what was typed after it. Answers the exit code. */
export const silah = (words: readonly string[]): Promise<number> =>
  main(commands, words.length === 0 ? ['start'] : words);

/** Learns for the build what danger sounds like, and leaves it in `folder`; what `known` holds already is not learned again. */
export function learnDanger(folder: string, known: string): void {
  const code = codeOfLearning();
  if (code === undefined) return;
  const clock = systemClock();
  const into = keptIn({ folder, clock, code });
  const before = keptIn({ folder: known, clock, code });
  const { hearing } = openEngine((subject) => into({ from: subject.from, learn: () => before(subject) }));
  hearing.learn();
}
