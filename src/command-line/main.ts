import type { Command } from './command.ts';
import { answer, note } from './terminal.ts';

/** Commands by name, each loaded when it is wanted. */
export type Catalogue = Readonly<Record<string, () => Promise<Command>>>;

/** Whoever read the answer has read enough (`| head`): the command ends without a word. */
function readerGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** Runs the command that the first word names. Answers the exit code. */
export async function main(catalogue: Catalogue, [name = '', ...typed]: readonly string[]): Promise<number> {
  process.stdout.off('error', readerGone).on('error', readerGone);
  const found = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (found) return (await found()).run(typed);
  const there = Object.keys(catalogue).join(', ');
  if (name === '--help') answer(`silah <command>, one of: ${there}. Each tells more with --help.`);
  else note(`silah: there is no command "${name}"; there are: ${there}.`);
  return name === '--help' ? 0 : 2;
}
