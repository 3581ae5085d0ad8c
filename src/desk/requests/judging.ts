import { castSince, verdictOf, type Verdict } from '../../cases/votes.ts';
import { voteStep, type Vote } from '../../contract/cases/vote.ts';
import type { Decision } from '../../contract/desk.ts';
import { Fault, isFault } from '../../kernel/errors.ts';
import type { Judging } from '../../outcomes/cases/vote.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { happeningsOf, isNote, type RequestListed } from '../../records/requests/request-desk.ts';
import type { House } from '../../voice/house.ts';
import { langOf, rightOf, type Desk } from '../desk.ts';
import { barOf, type Bar } from './bars.ts';
import type { Requests } from './requests.ts';

const mostTries = 5;

const barred: Readonly<Record<Bar, string>> = {
  voted: 'You have voted on this case.',
  checked: 'Whoever checked a case does not decide on it.',
  served: 'Whoever served a member does not decide on their case.',
};

/** What the committee's votes lead to. */
interface Settling {
  /** Throws Fault wrongRequest where others conclude, conflict when a case cannot be decided as it stands. */
  mustBeDecidable(staff: Staff, found: RequestListed): Promise<void>;
  settle(
    staff: Staff,
    found: RequestListed,
    decided: { readonly to: Verdict; readonly reason: string; readonly judging: Judging },
  ): Promise<void>;
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
   * A vote with its reason. When it is the last that is needed the case is decided, and its member told. Throws Fault notFound, forbidden for whoever
   * checked the case or served its member, conflict when it cannot be decided as it stands, or for a second vote.
   */
  async vote(staff: Staff, reference: string, { decision, reason }: Decision): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const found = await this.requests.mustFind(staff, reference);
      try {
        await this.cast(staff, found, { vote: decision, reason });
        return;
      } catch (error) {
        // Another vote came first: what follows from this one is found anew.
        const isMoved = (await this.requests.mustFind(staff, reference)).status !== found.status;
        if (!isFault(error, 'conflict') || error.details !== undefined || isMoved || tries >= mostTries)
          throw error;
      }
    }
  }

  private async cast(
    staff: Staff,
    found: RequestListed,
    { vote, reason }: { readonly vote: Vote; readonly reason: string },
  ): Promise<void> {
    const { reference } = found;
    const { committee } = this.house(staff).association.pack.procedure;
    await this.moves.mustBeDecidable(staff, found);
    const { database } = this.desk.ground;
    const { excludes } = committee;
    const history = await happeningsOf(database, reference);
    const bar = await barOf(database, { reference, staff: staff.id, excludes, history });
    if (bar) throw new Fault(bar === 'voted' ? 'conflict' : 'forbidden', barred[bar], { details: { bar } });
    const cast = castSince(history, isNote);
    const judging = { cast: cast.length, excludes };
    const verdict = verdictOf(committee, [...cast.map((one) => one.vote), vote]);
    if (verdict) {
      await this.moves.settle(staff, found, { to: verdict, reason, judging });
      return;
    }
    const said = { reference, from: found.status, staff: staff.id, reason, judging };
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
