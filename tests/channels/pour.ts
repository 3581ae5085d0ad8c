import { drawn } from '../../src/kernel/ids.ts';
import type { Entrance, Writer } from './entrances.ts';

/** Calls under way at each door. */
const width = 4;

/** One event: a message of somebody, which is delivered once or several times. */
export interface Event {
  readonly writer: Writer;
  readonly external: string;
  readonly sent: object;
  /** The one before it in its conversation. */
  readonly before: Event | undefined;
  /** Resolves once it was acknowledged for the first time. */
  readonly taken: Promise<void>;
  readonly acknowledge: () => void;
}

/** What somebody writes, in order. */
export function eventsOf(writer: Writer, texts: readonly string[]): readonly Event[] {
  const list: Event[] = [];
  for (const [k, text] of texts.entries()) {
    const { promise: taken, resolve: acknowledge } = withResolvers();
    list.push({ writer, ...writer.message(k, text), before: list.at(-1), taken, acknowledge });
  }
  return list;
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/**
 * What arrives at one door, in order: conversations mixed at random; of each, events come for the first time in their order, and all
 * other times at any time after that.
 */
export function shuffled(
  seed: string,
  conversations: readonly (readonly Event[])[],
  copies: number,
): readonly Event[] {
  const draw = (what: string, most: number): number => drawn(seed, what, most);
  const slots = Array.from({ length: copies }, (_, i) => i % conversations.length);
  for (let i = slots.length - 1; i > 0; i -= 1) {
    const j = draw(`slot ${i}`, i + 1);
    [slots[i], slots[j]] = [slots[j] ?? 0, slots[i] ?? 0];
  }
  const left = conversations.map((_, c) => slots.filter((slot) => slot === c).length);
  const come = conversations.map(() => 0);
  return slots.flatMap((c, i) => {
    const list = conversations[c] ?? [];
    const [so, rest] = [come[c] ?? 0, left[c] ?? 0];
    left[c] = rest - 1;
    const missing = list.length - so;
    const isNew = so === 0 || rest <= missing || (missing > 0 && draw(`new ${i}`, 2) === 0);
    if (isNew) come[c] = so + 1;
    const event = list[isNew ? so : draw(`again ${i}`, so)];
    return event ? [event] : [];
  });
}

export interface Tally {
  calls: number;
  readonly failures: number[];
}

/** Delivers at one door, some calls at a time. A first delivery waits until the event before it was acknowledged, as a provider does. */
export async function pour(entrance: Entrance, order: readonly Event[], seed: string): Promise<Tally> {
  const tally: Tally = { calls: 0, failures: [] };
  let at = 0;
  const lane = async (n: number): Promise<void> => {
    while (at < order.length) {
      const size = 1 + drawn(seed, `batch ${n} ${at}`, entrance.most);
      const some = order.slice(at, at + size);
      at += some.length;
      const comesWithIt = (before: Event, i: number): boolean => some.slice(0, i).includes(before);
      await Promise.all(
        some.flatMap(({ before }, i) => (before && !comesWithIt(before, i) ? [before.taken] : [])),
      );
      const { url, headers } = some[0]?.writer ?? { url: '', headers: {} };
      const { body, headers: more } = entrance.call(some.map(({ sent }) => sent));
      const answer = await fetch(url, { method: 'POST', body, headers: { ...headers, ...more } });
      await answer.arrayBuffer();
      tally.calls += 1;
      if (answer.status !== 200) tally.failures.push(answer.status);
      for (const event of some) event.acknowledge();
    }
  };
  await Promise.all(Array.from({ length: width }, (_, n) => lane(n)));
  return tally;
}
