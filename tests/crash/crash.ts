import { crash } from './run.ts';

const usage = `Kills the server again and again while members talk to it, and checks that nothing was lost, doubled or stuck.

  npm run test:crash -- [--kills 20] [--seed 1] [--conversations 200] [--json]

Half of the kills take PostgreSQL too. Messages are delivered one to three times, late and out of order. Exit code 1: something was violated.`;

/** The number after a flag; undefined when it is none. */
function numberAfter(words: readonly string[], flag: string, otherwise: number): number | undefined {
  const at = words.indexOf(flag);
  if (at < 0) return otherwise;
  const text = words[at + 1] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

async function main(): Promise<number> {
  const words = process.argv.slice(2).flatMap((word) => word.split('='));
  const kills = numberAfter(words, '--kills', 20);
  const seed = numberAfter(words, '--seed', 1);
  const conversations = numberAfter(words, '--conversations', 200);
  if (kills === undefined || seed === undefined || conversations === undefined || words.includes('--help')) {
    console.error(usage);
    return words.includes('--help') ? 0 : 2;
  }
  const report = await crash({ kills, seed, conversations, tell: (event) => console.error(event) });
  console.log(words.includes('--json') ? JSON.stringify(report) : report);
  return report.violations.length === 0 ? 0 : 1;
}

process.exitCode = await main();
