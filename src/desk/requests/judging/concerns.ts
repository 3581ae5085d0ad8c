import { plain } from '../../../arabic/clean.ts';
import type { Concern, NewTie, Ties } from '../../../contract/cases/concern.ts';
import type { Peers } from '../../../contract/desk.ts';
import { phoneIn } from '../../../fields/kinds/mobile.ts';
import { day } from '../../../kernel/clock.ts';
import { Fault, isFault } from '../../../kernel/errors.ts';
import { addTie, heldOfConcern, tiesOf, type Tie } from '../../../records/desk/concerns.ts';
import { staffOf, type Staff } from '../../../records/desk/staff.ts';
import { langOf, rightOf, type Desk } from '../../desk.ts';
import type { z } from 'zod/mini';
import type { Requests } from '../requests.ts';

/** An identity, or a telephone, as somebody types it. Throws Fault wrongRequest for what is neither. */
function tieIn({ of: whose, value }: NewTie): Tie {
  const figures = plain(value).replace(/[\s-]/g, '');
  if (/^[12]\d{9}$/.test(figures)) return { identity: figures, whose };
  const phone = phoneIn(value);
  if (phone.kind !== 'phone')
    throw new Fault('wrongRequest', 'value: must be an identity of ten figures or a telephone.');
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

  /** Who may be noted to be concerned by a case: everybody who works at the desk. Throws Fault notFound. */
  async candidates(staff: Staff, reference: string): Promise<z.infer<typeof Peers>> {
    await this.requests.mustFind(staff, reference);
    const all = await staffOf(this.desk.ground.database, staff.association);
    return {
      items: all.filter(({ disabled }) => !disabled).map(({ id, name, role }) => ({ id, name, role })),
    };
  }

  /**
   * Notes that a colleague is concerned by a case, and why: from then on it does not exist for them, and a conversation of it that they have is taken back.
   * Throws Fault notFound, wrongRequest for somebody who does not work here, conflict when it is noted already.
   */
  async note(staff: Staff, reference: string, { whom, reason }: Concern): Promise<void> {
    const { conversation, service } = await this.requests.mustFind(staff, reference);
    const { items } = await this.candidates(staff, reference);
    if (!items.some(({ id }) => id === whom))
      throw new Fault('wrongRequest', 'whom: nobody of this number works at the desk.');
    await this.desk
      .tell(conversation, (loaded) => ({
        external: null,
        kind: 'note',
        said: [{ message: { text: '', lang: langOf(loaded) }, name: staff.name, system: 'concerned' }],
        outcomes: [rightOf(staff), { type: 'concern', reference, staff: staff.id, whom, reason }],
        about: [service],
      }))
      .catch((error: unknown) => {
        if (!isFault(error, 'conflict')) throw error;
        throw new Fault('conflict', 'That is noted already: reload the page.');
      });
    await this.desk.takeBack(conversation, whom);
    this.desk.announce(staff.association, 'requests');
    this.desk.announce(staff.association, 'inbox');
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
      throw new Fault('wrongRequest', `value: nobody declares more than ${mostTies}.`);
    await addTie(database, staff, { tie, now: this.desk.now() });
    for (const conversation of await heldOfConcern(database, staff.id))
      await this.desk.takeBack(conversation, staff.id);
    this.desk.announce(staff.association, 'requests');
    this.desk.announce(staff.association, 'inbox');
    return this.ties(staff);
  }
}
