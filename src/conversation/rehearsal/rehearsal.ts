import type { Lang, OutgoingMessage } from '../../contract/index.ts';
import { advance, blank, type Engine, type Turn } from '../../engine/advance.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { MemberEvent } from '../../engine/events.ts';
import { rehearse, type LookedUp } from '../../lookups/index.ts';
import { isOutcome, rehearseOutcomes } from '../../outcomes/index.ts';
import type { World } from '../../outcomes/world.ts';
import type { House } from '../../voice/house.ts';
import type { Clock } from '../../kernel/clock.ts';
import { answersOf, compose } from '../turn/compose.ts';

type Decided = Extract<Turn, { kind: 'decided' }>;

/** With what a conversation is rehearsed: the clock and chance (8 hexadecimal characters a turn) are handed in. */
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
    this.world = { sent: [], submissions: [], others: [], code: undefined, now: () => clock.now() };
  }

  /** A rehearsal that stands where this one stands; the two go on apart. */
  fork(): Rehearsal {
    const twin = new Rehearsal(this);
    twin.dialogue = this.dialogue;
    twin.world.others = this.world.others;
    twin.world.code = this.world.code;
    twin.world.sent.push(...this.world.sent);
    twin.world.submissions.push(...this.world.submissions);
    return twin;
  }

  /** Plays one event; the state goes through JSON, as it does in the database. */
  play(event: MemberEvent): readonly OutgoingMessage[] {
    const { engine, house, dialogue: before } = this;
    const given = { now: this.clock.now(), seed: this.seed() };
    const found: LookedUp[] = [];
    let turn = advance({ engine, house, before, event, given });
    while (turn.kind === 'needs') {
      found.push(rehearse(turn.query, this.world));
      turn = advance({ engine, house, before, event, given, found });
    }
    this.last = turn;
    this.dialogue = JSON.parse(JSON.stringify(turn.dialogue)) as Dialogue;
    rehearseOutcomes(turn.results.filter(isOutcome), this.world);
    return compose(turn.results, {
      house: this.house,
      lang: turn.dialogue.facts.lang,
      now: given.now,
      answers: answersOf(turn.dialogue),
    });
  }
}
