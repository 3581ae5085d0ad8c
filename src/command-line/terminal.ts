/** The answer of a command: the one thing that goes to standard output. */
export const answer = (text: string): void => void process.stdout.write(`${text}\n`);

/** What a person at the terminal should know beside the answer; progress too. Goes to standard error. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** A command was typed wrongly: the message is one line, for whoever typed it. Ends the command with 2. */
export class Mistyped extends Error {}

/** The value that was typed, if it is among those that there are; Mistyped that lists them otherwise. */
export function amongThose<T>(what: string, typed: string, there: ReadonlyMap<string, T>): T {
  const found = there.get(typed);
  if (found === undefined)
    throw new Mistyped(`there is no ${what} "${typed}"; there are: ${[...there.keys()].join(', ')}.`);
  return found;
}
