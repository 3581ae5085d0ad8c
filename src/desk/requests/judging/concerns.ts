import { plain } from '../../../arabic/clean.ts';
import type {
  Candidates,
  Concern,
  ConcernOver,
  ConcernsNoted,
  NewTie,
  Ties,
} from '../../../contract/cases/concern.ts';
import { phoneIn } from '../../../fields/kinds/mobile.ts';
import { day } from '../../../kernel/clock.ts';
import { Fault, isFault } from '../../../kernel/errors.ts';
import type { Outcome } from '../../../outcomes/index.ts';
import {
  addTie,
  concernsNoted,
  heldOfConcern,
  neededFor,
  tiesOf,
  type Tie,
} from '../../../records/desk/concerns.ts';
import { staffOf, type Staff } from '../../../records/desk/staff.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import type { House } from '../../../voice/house.ts';
import { langOf, rightOf, type Desk } from '../../desk.ts';
import { mayDo } from '../../people/roles.ts';
import type { Requests } from '../requests.ts';
import { mustBeLeft } from './must-be-left.ts';
import { refusal } from '../../refusal.ts';

/** An identity, or a telephone, as somebody types it. Throws Fault wrongRequest for what is neither. */
function tieIn({ of: whose, value }: NewTie): Tie {
  const figures = plain(value).replace(/[\s-]/g, '');
  if (/^[12]\d{9}$/.test(figures)) return { identity: figures, whose };
  const phone = phoneIn(value);
  if (phone.kind !== 'phone')
    throw refusal('tieWrong', {
      code: 'wrongRequest',
      message: 'value: must be an identity of ten figures or a telephone.',
    });
  return { number: phone.number, whose };
}

/** So many identities and telephones somebody declares at most: with more they could find out whose a case is, by which one it vanishes. */
const mostTies = 20;

/** Who at the desk is concerned by which case: whoever is can neither read nor decide it, nor see the conversation in which it was sent. */
export class Concerns {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
  ) {}

  /** Who may be noted to be concerned by a case: everybody who works at the desk; and whom it cannot do without. Throws Fault notFound. */
  async candidates(staff: Staff, reference: string): Promise<Candidates> {
    const found = await this.requests.mustFind(staff, reference);
    const { database } = this.desk.ground;
    const [all, needed] = await Promise.all([
      staffOf(database, staff.association),
      neededFor(
        database,
        { reference, association: staff.association },
        mustBeLeft(this.house(staff), found),
      ),
    ]);
    return {
      items: all
        .filter(({ disabled }) => !disabled)
        .map(({ id, name, role }) => ({ id, name, role, ...(needed.has(id) && { needed: true as const }) })),
    };
  }

  private house({ association }: Staff): House {
    return this.desk.reading.house(association);
  }

  /**
   * Notes that a colleague is concerned by a case, and why: from then on it does not exist for them, and a conversation of it that they have is taken back.
   * Throws Fault notFound, wrongRequest for somebody who does not work here, tooFewLeft when nobody could decide it any more or open an alert of it, conflict when
   * it is noted already.
   */
  async note(staff: Staff, reference: string, { whom, reason }: Concern): Promise<void> {
    const found = await this.requests.mustFind(staff, reference);
    await this.mustDoWithout(staff, reference, whom);
    const left = mustBeLeft(this.house(staff), found);
    try {
      await this.keep(staff, found, {
        system: 'concerned',
        outcome: { type: 'concern', reference, staff: staff.id, whom, reason, left },
      });
    } catch (error) {
      if (!isFault(error, 'conflict')) throw error;
      // Another note may have come first.
      await this.mustDoWithout(staff, reference, whom);
      throw new Fault('conflict', 'That is noted already: reload the page.');
    }
    await this.desk.takeBack(found.conversation, whom);
    this.announce(staff);
  }

  /** Throws Fault wrongRequest for somebody who does not work here, tooFewLeft for whom the case cannot do without. */
  private async mustDoWithout(staff: Staff, reference: string, whom: number): Promise<void> {
    const { items } = await this.candidates(staff, reference);
    const one = items.find(({ id }) => id === whom);
    if (!one) throw new Fault('wrongRequest', 'whom: nobody of this number works at the desk.');
    if (one.needed)
      throw new Fault(
        'tooFewLeft',
        'Too few would be left who can decide on this case, or open an alert of it. Let another colleague in first.',
      );
  }

  /** The notes of an association that stand, for whoever manages its accounts: they read no case, and see which it is and whom it concerns. */
  async noted(staff: Staff): Promise<ConcernsNoted> {
    const all = await concernsNoted(this.desk.ground.database, staff, null);
    return { items: all.map(({ reference, whom, name, by, at }) => ({ reference, whom, name, by, at })) };
  }

  /**
   * Takes back the note that a case concerns a colleague, with a reason: they see it again. Whoever made it may, as long as they read the case, and whoever manages
   * the accounts; never somebody whom the case concerns. Throws Fault notFound when there is no such note for them, conflict when it was taken back meanwhile.
   */
  async over(staff: Staff, { reference, whom, reason }: ConcernOver): Promise<void> {
    const any = mayDo(staff, 'manageStaff');
    if (!any) await this.requests.mustFind(staff, reference);
    const all = await concernsNoted(this.desk.ground.database, staff, any ? null : staff.id);
    const found = all.find((one) => one.reference === reference && one.whom === whom);
    if (!found) throw new Fault('notFound', 'There is no such note.');
    await this.keep(staff, found, {
      system: 'concernOver',
      outcome: { type: 'concernOver', reference, staff: staff.id, any, whom, reason },
    });
    this.announce(staff);
  }

  /** Keeps it on the record, as a line of the conversation that only those see who may read the case. */
  private async keep(
    staff: Staff,
    { conversation, service }: Pick<RequestListed, 'conversation' | 'service'>,
    { system, outcome }: { readonly system: 'concerned' | 'concernOver'; readonly outcome: Outcome },
  ): Promise<void> {
    await this.desk.tell(conversation, (loaded) => ({
      external: null,
      kind: 'note',
      said: [{ message: { text: '', lang: langOf(loaded) }, name: staff.name, system }],
      outcomes: [rightOf(staff), outcome],
      about: [service],
    }));
  }

  private announce({ association }: Staff): void {
    this.desk.announce(association, 'requests');
    this.desk.announce(association, 'inbox');
  }

  /** What somebody declared. */
  async ties({ id }: Staff): Promise<Ties> {
    const all = await tiesOf(this.desk.ground.database, id);
    return { items: all.map(({ whose, at }) => ({ of: whose, at })) };
  }

  /** Somebody declares an identity or a telephone, their own or of a relative: the cases with it, also those to come, concern them. Throws Fault wrongRequest. */
  async declare(staff: Staff, declared: NewTie): Promise<Ties> {
    const { database, coordination } = this.desk.ground;
    const tie = tieIn(declared);
    const known = await tiesOf(database, staff.id);
    // What comes at once is counted beside, since none of it is stored yet.
    if (known.length >= mostTies || !(await coordination.allow(`ties ${staff.id}`, mostTies, day)))
      throw refusal('tiesMany', {
        code: 'wrongRequest',
        message: `value: nobody declares more than ${mostTies}.`,
        of: { most: String(mostTies) },
      });
    await addTie(database, staff, { tie, now: this.desk.now() });
    for (const conversation of await heldOfConcern(database, staff.id))
      await this.desk.takeBack(conversation, staff.id);
    this.announce(staff);
    return this.ties(staff);
  }
}
