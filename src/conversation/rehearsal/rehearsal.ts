import type { Lang, OutgoingMessage } from '../../contract/index.ts';
import { advance, blank, type Engine, type Turn } from '../../engine/advance.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { MemberEvent } from '../../engine/events.ts';
import { rehearse, type LookedUp } from '../../lookups/index.ts';
import { isOutcome, rehearseOutcomes } from '../../outcomes/index.ts';
import type { World } from '../../outcomes/world.ts';
import type { House } from '../../voice/house.ts';
import { stopwatch, type Clock } from '../../kernel/clock.ts';
import { compose, speakingIn } from '../turn/compose.ts';
import { meantBy } from '../turn/turn.ts';

type Decided = Extract<Turn, { kind: 'decided' }>;

/** With what a conversation is rehearsed: the clock and chance (hexadecimal characters, anew for each turn) are handed in. */
export interface Rehearsing {
  readonly engine: Engine;
  readonly house: House;
  readonly clock: Clock;
  readonly seed: () => string;
  readonly lang?: Lang;
}

/** A conversation without a database: the same engine and the same words, kept in memory. For the terminal, for tests and for listing states. */
export class Rehearsal {
  dialogue: Dialogue;
  readonly world: World;
  last: Decided | undefined;
  /** How long the engine took for the last turn, in milliseconds, the putting into words not counted. */
  took = 0;

  readonly house: House;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly seed: () => string;

  constructor({ engine, house, clock, seed, lang = 'ar' }: Rehearsing) {
    this.engine = engine;
    this.house = house;
    this.clock = clock;
    this.seed = seed;
    this.dialogue = blank(lang, clock.now());
    this.world = {
      sent: [],
      asked: [],
      submissions: [],
      code: undefined,
      joined: false,
      now: () => clock.now(),
    };
  }

  /** A rehearsal that stands where this one stands; the two go on apart, by one clock where no other is given. */
  fork(clock: Clock = this.clock): Rehearsal {
    const { engine, house, seed } = this;
    const twin = new Rehearsal({ engine, house, clock, seed });
    twin.dialogue = this.dialogue;
    twin.world.code = this.world.code;
    twin.world.joined = this.world.joined;
    twin.world.sent.push(...this.world.sent);
    twin.world.asked.push(...this.world.asked);
    twin.world.submissions.push(...this.world.submissions);
    return twin;
  }

  /** Plays one event; the state goes through JSON, as it does in the database. `more`: another message stands behind it already. */
  play(event: MemberEvent, more = false): readonly OutgoingMessage[] {
    const { engine, house, dialogue: before } = this;
    const given = { now: this.clock.now(), seed: this.seed(), ...(more && { more: true as const }) };
    const found: LookedUp[] = [];
    const took = stopwatch();
    const decided = (heard: MemberEvent): Decided => {
      let turn = advance({ engine, house, before, event: heard, given, found });
      while (turn.kind === 'needs') {
        found.push(rehearse(turn.query, this.world));
        turn = advance({ engine, house, before, event: heard, given, found });
      }
      return turn;
    };
    const first = decided(event);
    const meant = meantBy({ before, event }, first);
    const turn = meant ? decided(meant) : first;
    this.took = took();
    this.last = turn;
    this.dialogue = JSON.parse(JSON.stringify(turn.dialogue)) as Dialogue;
    rehearseOutcomes(turn.results.filter(isOutcome), this.world);
    return compose(turn.results, speakingIn(house, turn.dialogue, given.now));
  }
}
