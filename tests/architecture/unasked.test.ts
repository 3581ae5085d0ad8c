import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { productRoot } from '../../src/kernel/paths.ts';

/**
 * Everything that is said in a conversation is a turn of its member, or goes through `act`. Who calls `act` itself, and why that is no message that
 * its member did not ask for; everybody else calls `tell`, which asks `mayTell`.
 */
const answers: Readonly<Record<string, string>> = {
  'src/conversation/conversations.ts': 'tell itself, and what is answered beside a person',
  'src/conversation/arrival/untold.ts': 'the answer to a file that the member sent',
  'src/conversation/arrival/channels.ts': 'what a person wrote on the account itself, as a note',
  'src/desk/desk.ts':
    'what a person at the desk does, the end of their claim, and the word to whoever was in danger',
};

/** How often each of them goes past the gate. */
const waysPast = {
  'src/conversation/arrival/channels.ts': 1,
  'src/conversation/arrival/untold.ts': 1,
  'src/desk/desk.ts': 5,
};

const root = join(productRoot(), 'src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ file: `src/${name}`, text: readFileSync(join(root, name), 'utf8') }));
const countsOf = (pattern: RegExp): Readonly<Record<string, number>> =>
  Object.fromEntries(
    sources
      .map(({ file, text }) => [file, text.match(pattern)?.length ?? 0] as const)
      .filter(([, count]) => count > 0),
  );
const filesWith = (pattern: RegExp): readonly string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();

test('nothing is said to a member unasked around the gate', () => {
  expect(filesWith(/conversations\.act(?:<[^>(]+>)?\(|this\.act<|\bacts\.perform\b/)).toEqual(
    Object.keys(answers).sort(),
  );
  expect(countsOf(/conversations\.act\b/g)).toEqual(waysPast);
  expect(countsOf(/acts\.perform\b/g)).toEqual({ 'src/conversation/conversations.ts': 1 });
  // A notice in a member's browser is a sending as well.
  expect(countsOf(/\bqueueForMember\(/g)).toEqual({
    'src/conversation/pushing/member-browsers.ts': 1,
    'src/records/notices/members.ts': 1,
  });
});

test('what is to be sent is kept by one function of the database', () => {
  const keeping = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql') && !name.includes('migrations'))
    .filter((name) => /insert into outbox\b/.test(readFileSync(join(root, name), 'utf8')));
  expect(keeping).toEqual(['records/functions/outcomes/keep_send.sql']);
});

test('whoever speaks unasked, asks one function: the sending of the desk, who is written to first, the timer, and what follows an employee', () => {
  expect(filesWith(/\b(?:mayTell|mayTellNow|whyUntold)\(/)).toEqual([
    'src/conversation/unasked/unasked.ts',
    'src/desk/verbs/words/write-first.ts',
    'src/engine/desk-acts.ts',
    'src/engine/patience.ts',
    'src/engine/standing/how-it-was.ts',
    'src/engine/standing/may-tell.ts',
  ]);
  // A dialogue wakes by its patience alone, and nothing but an act of the desk speaks in it without the member.
  expect(filesWith(/\boptedOut\b/)).toEqual([
    'src/engine/dialogue.ts',
    'src/engine/standing/may-tell.ts',
    'src/engine/standing/opt-out.ts',
  ]);
});
