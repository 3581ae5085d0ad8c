import { loadDesk } from './run.ts';

const usage = `Fills a server with open conversations, lets people at the desk listen, and measures how soon they see what members write.

  npm run test:load -- [--conversations 1000] [--waiting 400] [--streams 50] [--messages 200] [--json]

Then the server is killed while members write, and what every desk shows afterwards is compared with what was acknowledged. Exit code 1:
a limit was not held, or something was lost.`;

/** The number after a flag; undefined when it is none. */
function numberAfter(words: readonly string[], flag: string, otherwise: number): number | undefined {
  const at = words.indexOf(flag);
  if (at < 0) return otherwise;
  const text = words[at + 1] ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

async function main(): Promise<number> {
  const words = process.argv.slice(2).flatMap((word) => word.split('='));
  const conversations = numberAfter(words, '--conversations', 1000);
  const waiting = numberAfter(words, '--waiting', Math.floor((conversations ?? 0) * 0.4));
  const streams = numberAfter(words, '--streams', 50);
  const messages = numberAfter(words, '--messages', Math.min(200, Math.floor((conversations ?? 0) / 2)));
  if (
    conversations === undefined ||
    waiting === undefined ||
    waiting > conversations ||
    streams === undefined ||
    messages === undefined ||
    words.includes('--help')
  ) {
    console.error(usage);
    return words.includes('--help') ? 0 : 2;
  }
  const report = await loadDesk({
    conversations,
    waiting,
    streams,
    messages,
    tell: (event) => console.error(event),
  });
  console.log(words.includes('--json') ? JSON.stringify(report) : report);
  return report.violations.length === 0 ? 0 : 1;
}

process.exitCode = await main();
