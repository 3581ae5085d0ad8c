import { z } from 'zod';
import { castSince, verdictOf, type Verdict } from '../../../cases/votes.ts';
import { voteStep, type Vote } from '../../../contract/cases/vote.ts';
import type { Decision, Deferral } from '../../../contract/cases/decision.ts';
import { dayAt } from '../../../fields/calendar.ts';
import { Fault, isFault } from '../../../kernel/errors.ts';
import type { Judging } from '../../../outcomes/cases/vote.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { isNote } from '../../../records/requests/notes.ts';
import {
  happeningsOf,
  type RequestHappening,
  type RequestListed,
} from '../../../records/requests/request-desk.ts';
import { placeOf, type House } from '../../../voice/house.ts';
import { langOf, rightOf, type Desk } from '../../desk.ts';
import { barOf, type Bar } from './bars.ts';
import { mustBeWorkingDay } from '../days.ts';
import type { Move, SaidReason } from '../move.ts';
import { notBefore } from './not-before.ts';
import type { Requests } from '../requests.ts';
import { refusal } from '../../refusal.ts';

const mostTries = 5;

const barred: Readonly<Record<Bar, string>> = {
  voted: 'You have voted on this case.',
  checked: 'Whoever checked a case does not decide on it.',
  served: 'Whoever served a member does not decide on their case.',
};

/** Throws Fault wrongRequest for a clause that the policy does not have. */
function mustBeAClause(house: House, clause: string | undefined): void {
  if (clause !== undefined && placeOf(house, clause, 'ar') === undefined)
    throw new Fault('wrongRequest', `clause: the policy has no "${clause}".`);
}

/** How the last one voted, where that is not what was decided: an abstention that makes the quorum. */
export interface LastVote {
  readonly last?: { readonly vote: Vote; readonly reason: string | null };
}

const Cited = z.object({ clause: z.string() });

/** With what reason, and by which clause, somebody voted last as the committee decided. */
function reasonOf(history: readonly RequestHappening[], verdict: Verdict): SaidReason {
  const found = history.findLast(({ status }) => status === voteStep(verdict));
  return { reason: found?.reason ?? null, clause: Cited.safeParse(found?.detail).data?.clause };
}

/** What the committee's votes lead to. */
interface Settling {
  /** Throws Fault wrongRequest where others conclude, conflict when a case cannot be decided as it stands. */
  mustBeDecidable(staff: Staff, found: RequestListed): Promise<void>;
  settle(
    staff: Staff,
    found: RequestListed,
    decided: SaidReason & { readonly to: Verdict; readonly judging: Judging } & LastVote,
  ): Promise<void>;
  /** Throws Fault conflict when the case cannot be moved so, or was meanwhile. */
  move(staff: Staff, found: RequestListed, move: Move): Promise<void>;
}

/** The committee: one approval decides where the pack sets nothing, else as many votes as it says. */
export class Committee {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
    private readonly moves: Settling,
  ) {}

  private house(staff: Staff): House {
    return this.desk.reading.house(staff.association);
  }

  /**
   * A vote with its reason. When it is the last that is needed the case is decided, and its member told. Throws Fault notFound, wrongRequest for a clause that
   * there is not, forbidden for whoever checked the case or served its member, conflict when it cannot be decided as it stands, before the day on which it may
   * be, or for a second vote.
   */
  async vote(staff: Staff, reference: string, { decision, reason, clause }: Decision): Promise<void> {
    const house = this.house(staff);
    mustBeAClause(house, clause);
    const said: SaidReason = { reason: reason === '' ? null : reason, clause };
    await this.untilItCounts(staff, reference, async (found) => {
      const day = notBefore(house, found, dayAt(this.desk.now()));
      if (day !== undefined)
        throw refusal('tooEarly', {
          code: 'conflict',
          message: `By the policy nobody decides on this case before ${day}.`,
          details: { notBefore: day },
        });
      await this.cast(staff, found, { vote: decision, ...said });
    });
  }

  /**
   * Puts a case off to a day, with the reason that its member reads; what was voted until then does not count any more. Throws as `vote` does, and wrongRequest
   * for a day on which the committee cannot answer.
   */
  async defer(staff: Staff, reference: string, { day, reason, clause }: Deferral): Promise<void> {
    const house = this.house(staff);
    mustBeAClause(house, clause);
    mustBeWorkingDay(house, day, dayAt(this.desk.now()));
    await this.untilItCounts(staff, reference, async (found) => {
      const { judging } = await this.judge(staff, found, { again: true });
      const { told, replyOn: was } = found;
      const dueOn = day > was ? day : was;
      await this.moves.move(staff, found, {
        act: 'defer',
        until: day,
        to: told ? (dueOn === was ? 'deferred' : 'deferredLater') : 'deferredUntold',
        reason,
        clause,
        ...(told && { day: dueOn }),
        outcome: (from) => ({
          type: 'deferCase',
          reference,
          from,
          staff: staff.id,
          reason,
          clause,
          day,
          was,
          dueOn,
          judging,
        }),
      });
    });
  }

  /** Another vote may come first: what follows from this one is found anew then. */
  private async untilItCounts(
    staff: Staff,
    reference: string,
    act: (found: RequestListed) => Promise<void>,
  ): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const found = await this.requests.mustFind(staff, reference);
      try {
        await act(found);
        return;
      } catch (error) {
        const isMoved = (await this.requests.mustFind(staff, reference)).status !== found.status;
        if (!isFault(error, 'conflict') || error.details !== undefined || isMoved || tries >= mostTries)
          throw error;
      }
    }
  }

  /** The votes that were cast on a case that somebody may judge; `again`: also when they voted on it already. */
  private async judge(
    staff: Staff,
    found: RequestListed,
    { again = false }: { readonly again?: boolean } = {},
  ): Promise<{
    readonly judging: Judging;
    readonly cast: readonly Vote[];
    readonly history: readonly RequestHappening[];
  }> {
    await this.moves.mustBeDecidable(staff, found);
    const { reference } = found;
    const { database } = this.desk.ground;
    const { excludes } = this.house(staff).association.pack.procedure.committee;
    const history = await happeningsOf(database, reference);
    const bar = await barOf(database, { reference, staff: staff.id, excludes, history });
    if (bar && !(again && bar === 'voted'))
      throw refusal(bar, {
        code: bar === 'voted' ? 'conflict' : 'forbidden',
        message: barred[bar],
        details: { bar },
      });
    const cast = castSince(history, isNote).map((one) => one.vote);
    return { judging: { cast: cast.length, excludes }, cast, history };
  }

  private async cast(
    staff: Staff,
    found: RequestListed,
    { vote, ...reason }: SaidReason & { readonly vote: Vote },
  ): Promise<void> {
    const { reference } = found;
    const { judging, cast, history } = await this.judge(staff, found);
    const { committee } = this.house(staff).association.pack.procedure;
    const verdict = verdictOf(committee, [...cast, vote]);
    if (verdict) {
      const why = vote === verdict ? reason : reasonOf(history, verdict);
      const last = vote === verdict ? {} : { last: { vote, reason: reason.reason } };
      await this.moves.settle(staff, found, { to: verdict, ...why, judging, ...last });
      return;
    }
    const said = { reference, from: found.status, staff: staff.id, ...reason, judging };
    await this.desk.tell(found.conversation, (loaded) => ({
      external: null,
      kind: 'note',
      said: [{ message: { text: '', lang: langOf(loaded) }, name: staff.name, system: 'voted' }],
      outcomes: [rightOf(staff), { type: 'vote', status: voteStep(vote), ...said }],
      about: [found.service],
    }));
    this.desk.announce(staff.association, 'requests');
  }
}
