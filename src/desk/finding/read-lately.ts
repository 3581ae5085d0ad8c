import type { Ground } from '../../conversation/context.ts';
import { deskTopic } from '../../conversation/context.ts';
import { second, stopwatch } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { jsonOf } from '../../kernel/calls.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { onOneNode } from '../../records/base/on-one-node.ts';
import {
  behindAfter,
  behindOfThese,
  putSearchable,
  tokenOf,
  type Behind,
  type Reading,
} from '../../records/desk/searchable.ts';
import { staffNames } from '../../records/desk/staff.ts';
import { whereaboutsOf } from '../../records/desk/who.ts';
import { allEntries } from '../../records/turns/entries.ts';
import { noteKeptWords, type KeptWords } from '../../records/desk/inbox/told.ts';
import { dropUnanswered, keepUnanswered, type Asked } from '../../records/unanswered/questions.ts';
import { covered } from '../../fields/names/covered.ts';
import { asksStill, unansweredIn } from '../unanswered/gather.ts';
import { keptWordsIn } from '../reading/kept/kept-words.ts';
import { everyCase, type View } from '../reading/sight.ts';
import { threadOf } from '../reading/thread.ts';
import { materialOf, type Material } from './material.ts';
import { readCases } from './read-cases.ts';
import { termsOfName, termsOfNumber, termsOfText } from './terms.ts';
import type { House } from '../../voice/house.ts';

const together = 100;
/** All conversations are looked over this often, and where that takes long so many times as seldom as it takes. */
const sweepEvery = { least: 4 * second, times: 50 } as const;
/** So many lines before the new ones are read too: they tell whether a new one is the comment of a rating. */
const before = 24;

/** With the eyes of nobody in particular: every case, or those alone that are kept from none who work on requests. */
function viewOver(house: House, all: boolean): View {
  const { association } = house;
  const kept = association.services.filter(({ readBy }) => readBy !== undefined).map(({ id }) => id);
  const readable = all ? everyCase : { only: false, services: kept };
  return {
    house,
    sight: { association: association.id, serves: true, readable, staff: 0, named: [], women: [] },
  };
}

const termsOf = ({ names, numbers, lines }: Material): readonly string[] => [
  ...names.flatMap(termsOfName),
  ...numbers.flatMap(termsOfNumber),
  ...lines.flatMap(({ text }) => termsOfText(text)),
];

/** What was read of a conversation, and what in it stays without an answer. */
interface Read {
  readonly reading: Reading;
  readonly asked: readonly Asked[];
  /** Words to services whose cases are kept from some at the desk, and the lines in which they stand. */
  readonly kept: readonly KeptWords[];
  readonly keptLines: readonly number[];
}

/** Reads of one conversation what is new in it. */
async function readingOf(
  ground: Ground,
  one: Behind,
  stored: Parameters<typeof materialOf>[1],
): Promise<Read | undefined> {
  const { database, houses, engine } = ground;
  const house = houses.get(one.association);
  if (!house) return undefined;
  const entries = await allEntries(database, one, { after: Math.max(0, one.upto - before) });
  const isNew = ({ seq }: { readonly seq: number }): boolean => seq > one.upto;
  const whole = viewOver(house, true);
  const material = materialOf(whole, stored, threadOf(whole, entries).filter(isNew));
  const open = materialOf(viewOver(house, false), stored, threadOf(viewOver(house, false), entries));
  const terms = new Set(termsOf(material));
  const asked = one.alerted
    ? []
    : unansweredIn({ house, flows: engine.flows }, { entries, lines: open.lines, isNew });
  const reading = {
    id: one.id,
    association: one.association,
    upto: one.seq,
    shownAt: open.lines.findLast(isNew)?.at,
    tokens: [...new Set([...terms].map((term) => tokenOf(database, one.association, term)))].toSorted(
      (token, other) => token - other,
    ),
  };
  const names = [...material.names, ...(asked.length > 0 ? await staffNames(database, one.association) : [])];
  return {
    reading,
    asked: asked.map((each) => coveredFor(house, each, names)).filter(asksStill),
    ...keptWordsIn(house, entries),
  };
}

const coveredFor = (house: House, asked: Asked, named: readonly string[]): Asked => ({
  ...asked,
  text: covered(asked.text, { named, known: (word) => house.knowledge.evidence(word).known > 0 }),
});

async function read(ground: Ground, behind: readonly Behind[]): Promise<void> {
  if (behind.length > 0)
    await readCases(
      ground,
      behind.map(({ id }) => id),
    );
  const stored = await whereaboutsOf(ground.database, behind);
  const readings: Reading[] = [];
  for (const one of behind) {
    const whereabouts = stored.get(one.publicId);
    const found = whereabouts && (await readingOf(ground, one, whereabouts));
    if (!found) continue;
    // Before it counts as read: read twice, a question is kept once.
    await noteKeptWords(ground.database, one, found.kept);
    await dropUnanswered(ground.database, one, found.keptLines);
    await keepUnanswered(ground.database, one, found.asked);
    readings.push(found.reading);
  }
  await putSearchable(ground.database, readings);
}

/** Reads for the search whatever was not read yet, in every conversation; answers in how many. */
export async function readBehind(ground: Ground, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for (let after = 0; signal?.aborted !== true;) {
    const behind = await behindAfter(ground.database, after, together);
    const last = behind.at(-1);
    if (!last) break;
    await read(ground, behind);
    count += behind.length;
    after = last.id;
  }
  return count;
}

/** The conversation that a hint names. */
function namedIn(hint: string): string | undefined {
  const told = jsonOf(hint);
  return typeof told === 'object' &&
    told !== null &&
    'conversation' in told &&
    typeof told.conversation === 'string'
    ? told.conversation
    : undefined;
}

/** Reads soon after something was said, and every few seconds whatever nobody hinted at, until the signal. */
async function keepReading(ground: Ground, signal: AbortSignal): Promise<void> {
  const { clock, coordination, houses, log } = ground;
  let hinted = new Set<string>();
  let sweepAt = 0;
  let caughtUp = false;
  const stops = [...houses.keys()].map((association) =>
    coordination.subscribe(deskTopic(association), (hint) => {
      const named = namedIn(hint);
      if (named !== undefined) hinted.add(named);
    }),
  );
  const rounds = new Rounds({
    async round() {
      const named = [...hinted];
      hinted = new Set();
      if (named.length > 0) await read(ground, await behindOfThese(ground.database, named));
      if (clock.now() < sweepAt) return;
      const took = stopwatch();
      await readBehind(ground, signal);
      // Cases from before the words of their members stood apart, once: each later one comes with a line.
      if (!caughtUp) await readCases(ground, undefined, signal);
      caughtUp = !signal.aborted;
      sweepAt = clock.now() + Math.max(sweepEvery.least, sweepEvery.times * took());
    },
    first: second,
    pause: second,
    failed: (error) =>
      log.warn('conversations could not be read for the search', { error: nameOfError(error) }),
  });
  await new Promise<void>((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done());
  });
  for (const stop of stops) stop();
  await rounds.stop();
}

/** Keeps what the search is made on, on one node at a time, as long as it runs. */
export const startReadingForSearch = (ground: Ground): Rounds =>
  onOneNode(ground.database, 'searchable', (signal) => keepReading(ground, signal));
