import type { Lang, OutgoingMessage } from '../contract/index.ts';
import { advance, blank, type Engine, type Turn } from '../engine/advance.ts';
import type { Dialogue } from '../engine/dialogue.ts';
import type { KnownRequest, LookedUp, LookUp, Submission } from '../engine/effects.ts';
import type { MemberEvent } from '../engine/events.ts';
import type { House } from '../engine/house.ts';
import type { Clock } from '../kernel/clock.ts';
import { dayAt, daysAfter } from '../fields/calendar.ts';
import { answersOf, compose } from './compose.ts';

type Decided = Extract<Turn, { kind: 'decided' }>;

/** A conversation without a database: the same engine and the same words, kept in memory. For the terminal, for tests and for listing states. */
export class Rehearsal {
  dialogue: Dialogue;
  readonly submitted: (Submission & { readonly on: string; status: string })[] = [];
  /** Requests that were sent elsewhere: shown to whoever knows the last four figures of the identity in them. */
  elsewhere: readonly { readonly request: KnownRequest; readonly lastFour: string }[] = [];
  /** The code that another conversation gave. */
  code: string | undefined;
  last: Decided | undefined;

  constructor(
    private readonly engine: Engine,
    readonly house: House,
    private readonly clock: Clock,
    private readonly seed: () => string,
    lang: Lang = 'ar',
  ) {
    this.dialogue = blank(lang, clock.now());
  }

  /** A rehearsal that stands where this one stands; the two go on apart. */
  fork(): Rehearsal {
    const twin = new Rehearsal(this.engine, this.house, this.clock, this.seed);
    twin.dialogue = this.dialogue;
    twin.elsewhere = this.elsewhere;
    twin.code = this.code;
    twin.submitted.push(...this.submitted.map((one) => ({ ...one })));
    return twin;
  }

  /** Plays one event; the state goes through JSON, as it does in the database. */
  play(event: MemberEvent): readonly OutgoingMessage[] {
    const given = { now: this.clock.now(), seed: this.seed() };
    const found: LookedUp[] = [];
    let turn = advance(this.engine, this.house, this.dialogue, event, given);
    while (turn.kind === 'needs') {
      found.push(this.lookUp(turn.query));
      turn = advance(this.engine, this.house, this.dialogue, event, given, found);
    }
    this.last = turn;
    this.dialogue = JSON.parse(JSON.stringify(turn.dialogue)) as Dialogue;
    for (const result of turn.results) {
      if (result.type === 'submit')
        this.submitted.push({ ...result.submission, on: dayAt(given.now), status: 'submitted' });
      const withdrawn =
        result.type === 'withdraw' && this.submitted.find((one) => one.reference === result.reference);
      if (withdrawn) withdrawn.status = 'withdrawn';
    }
    return compose(turn.results, {
      house: this.house,
      lang: turn.dialogue.facts.lang,
      now: given.now,
      answers: answersOf(turn.dialogue),
    });
  }

  private known(one: Submission & { on: string; status: string }): KnownRequest {
    return {
      reference: one.reference,
      service: one.service,
      status: one.status,
      submittedOn: one.on,
      ...(one.told && { promisedOn: one.replyOn }),
    };
  }

  private lookUp(query: LookUp): LookedUp {
    switch (query.kind) {
      case 'mine':
        return { kind: 'mine', requests: this.submitted.map((one) => this.known(one)).reverse() };
      case 'request': {
        const one = this.submitted.find((request) => request.reference === query.reference);
        if (one) return { kind: 'request', outcome: 'found', request: this.known(one) };
        const other = this.elsewhere.find(({ request }) => request.reference === query.reference);
        if (!other) return { kind: 'request', outcome: 'unknown' };
        if (query.lastFour === undefined) return { kind: 'request', outcome: 'proofNeeded' };
        if (query.lastFour === other.lastFour)
          return { kind: 'request', outcome: 'found', request: other.request };
        return { kind: 'request', outcome: 'wrongProof' };
      }
      case 'code':
        return { kind: 'code', outcome: query.code === this.code ? 'linked' : 'unknown' };
      case 'similar': {
        const yesterday = daysAfter(dayAt(this.clock.now()), -1);
        const one = this.submitted.findLast(
          (request) =>
            request.service === query.service && request.on > yesterday && request.status === 'submitted',
        );
        return { kind: 'similar', reference: one?.reference ?? null };
      }
    }
  }
}
