import { possible } from '../../../cases/machine.ts';
import { lifeOfCase } from '../../../cases/standing.ts';
import type { Act } from '../../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../../conversation/turn/cache.ts';
import { Fault, isFault } from '../../../kernel/errors.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { lastStep } from '../../../records/requests/last-steps.ts';
import { happeningsOf, type RequestListed } from '../../../records/requests/request-desk.ts';
import { serviceOf, studiedBy, type House } from '../../../voice/house.ts';
import { showReference } from '../../../voice/reference.ts';
import { inLang } from '../../../wording/wording.ts';
import { langOf, rightOf, type Desk } from '../../desk.ts';
import type { Brought } from '../../../contract/cases/delivery.ts';
import { owedBy } from './owing.ts';
import { whyNotNoted, type Noted } from './why-not-noted.ts';
import type { Requests } from '../requests.ts';
import { refusal } from '../../refusal.ts';

/** So often a note is made anew because another one of the same case came first. */
const mostTries = 20;

interface Note {
  readonly status: Exclude<Noted, 'visited'>;
  /** The last step that noted the same, as it was before anything else was read. */
  readonly seen: number;
  readonly words: string;
  readonly came?: string;
}

/** What comes between the decision and the end of a service that is provided: lists that are checked before, and parts that are provided one by one. */
export class Delivery {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
  ) {}

  private house({ association }: Staff): House {
    return this.desk.reading.house(association);
  }

  /** Notes who checked which lists, and what came of it. The member is not told. Throws Fault notFound, conflict where nothing is to be provided as it stands. */
  async listsChecked(staff: Staff, reference: string, words: string): Promise<void> {
    const seen = await this.seen(reference, 'listsChecked');
    const found = await this.deliverable(staff, reference);
    await this.note(staff, found, { status: 'listsChecked', seen, words });
  }

  /** Notes what was provided, and tells the member; more is to come. Throws as `listsChecked`, and before the lists were checked that the pack names. */
  async part(staff: Staff, reference: string, words: string): Promise<void> {
    const seen = await this.seen(reference, 'deliveredPart');
    const found = await this.deliverable(staff, reference);
    await this.mustBeCleared(staff, reference);
    await this.note(staff, found, { status: 'deliveredPart', seen, words });
  }

  /**
   * What the member owed the case came another way, or is not needed: it is waited for no more, and the member is not told. Something else that comes at the same
   * time does not hinder it. Throws Fault notFound, conflict where nothing such is owed.
   */
  async brought(staff: Staff, reference: string, { field, words }: Brought): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const seen = await this.seen(reference, 'brought');
      const found = await this.requests.mustFind(staff, reference);
      const owed = await owedBy(this.desk.ground.database, found);
      if (!owed.includes(field))
        throw new Fault('conflict', 'This case is not owed that: reload the page.', { details: { field } });
      try {
        await this.note(staff, found, { status: 'brought', seen, words, came: field });
        return;
      } catch (error) {
        const isPassed = isFault(error, 'conflict') && error.details !== undefined;
        if (!isPassed || tries >= mostTries) throw error;
      }
    }
  }

  /** A case for which something is to be provided as it stands. Throws Fault notFound, conflict. */
  async deliverable(staff: Staff, reference: string): Promise<RequestListed> {
    const found = await this.requests.mustFind(staff, reference);
    const acts = possible(
      lifeOfCase(this.house(staff).association, found),
      await this.requests.standing(found),
    );
    if (!acts.includes('deliver'))
      throw new Fault('conflict', 'Nothing is provided for this case as it stands: reload the page.', {
        details: { status: found.status },
      });
    return found;
  }

  /** Throws Fault conflict before the lists were checked that the pack names. */
  async mustBeCleared(staff: Staff, reference: string): Promise<void> {
    const { lists } = this.house(staff).association.pack.procedure;
    if (lists.length === 0) return;
    const history = await happeningsOf(this.desk.ground.database, reference);
    if (!history.some(({ status }) => status === 'listsChecked'))
      throw refusal('listsFirst', {
        code: 'conflict',
        message: 'Before anything is provided, note that the lists were checked.',
        details: { lists: 'unchecked' },
      });
  }

  private seen(reference: string, status: Note['status']): Promise<number> {
    return lastStep(this.desk.ground.database, reference, status);
  }

  private async note(staff: Staff, found: RequestListed, { status, seen, words, came }: Note): Promise<void> {
    const { reference, conversation, service, status: from } = found;
    await this.desk
      .tell(conversation, (loaded) => ({
        external: null,
        kind: status === 'deliveredPart' ? 'staff' : 'note',
        said: [
          status === 'deliveredPart'
            ? this.told(loaded, found, words)
            : { message: { text: '', lang: langOf(loaded) }, name: staff.name, system: status },
        ],
        outcomes: [
          rightOf(staff),
          {
            type: 'noteCase',
            reference,
            from,
            status,
            staff: staff.id,
            seen,
            reason: words,
            ...(came !== undefined && { came }),
          },
        ],
        about: [service],
      }))
      .catch(async (error: unknown) => {
        throw await whyNotNoted(
          { desk: this.desk, requests: this.requests },
          { staff, found, status, seen, error },
        );
      });
    this.desk.announce(staff.association, 'requests');
    await this.desk.announceOf(conversation);
  }

  private told(
    loaded: LoadedConversation,
    { service, reference }: RequestListed,
    what: string,
  ): Act['said'][number] {
    const house = this.desk.reading.house(loaded.association);
    const lang = langOf(loaded);
    const text = house.wording.line(lang, 'decision.deliveredPart', {
      reference: showReference(reference),
      service: inLang(serviceOf(house, service)?.title ?? { ar: service }, lang),
      what,
    });
    return { message: { text, lang }, name: studiedBy(house, service, lang), system: 'decided' };
  }
}
