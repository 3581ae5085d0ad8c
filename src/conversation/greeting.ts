import type { Lang, OutgoingMessage } from '../contract/index.ts';
import { advance, blank, type Engine } from '../engine/advance.ts';
import type { Clock } from '../kernel/clock.ts';
import type { House } from '../voice/house.ts';
import { compose, speakingIn } from './turn/compose.ts';

/**
 * What whoever comes for the first time is told, before there is a conversation: it is the same for all of them until the desk changes something, which makes another
 * house. Nothing is kept, and nobody is counted.
 */
export class Greetings {
  private readonly made = new WeakMap<House, Map<Lang, readonly OutgoingMessage[]>>();

  constructor(
    private readonly engine: Engine,
    private readonly clock: Clock,
  ) {}

  of(house: House, lang: Lang): readonly OutgoingMessage[] {
    const known = this.made.get(house) ?? new Map<Lang, readonly OutgoingMessage[]>();
    this.made.set(house, known);
    const greeting = known.get(lang) ?? this.make(house, lang);
    known.set(lang, greeting);
    return greeting;
  }

  /** Nothing where the first turn hangs on what only a conversation can tell. */
  private make(house: House, lang: Lang): readonly OutgoingMessage[] {
    const now = this.clock.now();
    const given = { now, seed: '0'.repeat(32) };
    const before = blank(lang, now);
    const turn = advance({ engine: this.engine, house, before, event: { kind: 'start', lang }, given });
    return turn.kind === 'needs' ? [] : compose(turn.results, speakingIn(house, turn.dialogue, now));
  }
}
