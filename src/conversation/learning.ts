import type { Ground } from './context.ts';

/** So long after a greeting it is on its way, in milliseconds. */
const greeted = 200;

/**
 * Learns before the first message of a channel that we call, danger first: nobody who writes there has been greeted, and none of them waits for it.
 */
export function learnAtStart(
  { engine, houses }: Pick<Ground, 'engine' | 'houses'>,
  served: readonly { readonly association: string }[],
): void {
  for (const id of new Set(served.map(({ association }) => association))) {
    engine.hearing.learn();
    const house = houses.get(id);
    house?.knowledge.learn();
    if (house) engine.lexicon.learn(house.association);
  }
}

/**
 * What an association's members ask for is learned while its first one reads the greeting: a second of work, for which nobody who has written waits
 * then. Where a first message comes without a greeting, it is learned with that. What danger sounds like came with the build: it is read first, in a moment.
 */
export class Learning {
  private readonly begun = new Set<string>();

  constructor(private readonly ground: Pick<Ground, 'engine' | 'houses'>) {}

  soon(association: string): void {
    const house = this.ground.houses.get(association);
    if (!house || this.begun.has(association)) return;
    this.begun.add(association);
    setTimeout(() => {
      this.ground.engine.hearing.learn();
      house.knowledge.learn();
      this.ground.engine.lexicon.learn(house.association);
    }, greeted).unref();
  }
}
