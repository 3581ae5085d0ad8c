import type { Declaration } from './declaration.ts';
import { typedAs, type Flags } from './flags.ts';
import { shapeInShort } from './shape.ts';

const width = 28;

/** How a command is typed, on one line. */
export function usageOf({ name, script, words, flags }: Declaration<Flags, unknown>): string {
  const typed = Object.entries(flags).map(([flag, { value }]) =>
    value === undefined ? `[${typedAs(flag)}]` : `[${typedAs(flag)} ${value}]`,
  );
  return [`npm run ${script ?? name} --`, words?.usage, ...typed, '[--json]']
    .filter((part) => part !== undefined)
    .join(' ');
}

function lineOf(typed: string, meaning: string): string {
  return typed.length < width
    ? `  ${typed.padEnd(width)} ${meaning}`
    : `  ${typed}\n  ${' '.repeat(width)} ${meaning}`;
}

/** What `--help` prints: purpose, usage, every flag with its unit and default, the shape of the answer, the exit codes. */
export function helpOf(declared: Declaration<Flags, unknown>): string {
  const { purpose, flags, details, shape, finding } = declared;
  const lines = Object.entries(flags).map(([name, { value, meaning, bounds }]) =>
    lineOf(
      `${typedAs(name)}${value === undefined ? '' : ` ${value}`}`,
      `${meaning}${bounds === undefined ? '' : ` (${bounds})`}`,
    ),
  );
  return [
    purpose,
    '',
    `  ${usageOf(declared)}`,
    '',
    ...lines,
    lineOf('--json', 'the answer as a line of JSON, and nothing else on standard output'),
    lineOf('--help', 'this text'),
    '',
    `With --json: ${shapeInShort(shape)}`,
    ...(details === undefined ? [] : [details]),
    `Exit code 0: done. 1: it failed${finding === undefined ? '' : `, or ${finding.meaning}`}. 2: it was typed wrongly.`,
  ].join('\n');
}
