import { Fault } from '../kernel/errors.ts';
import { revealsOf, type Reveal } from '../records/desk/reveals.ts';
import type { Staff } from '../records/desk/staff.ts';
import { langOf, rightOf, type Desk } from './desk.ts';
import type { Act } from '../conversation/turn/acts.ts';
import type { LoadedConversation } from '../conversation/turn/cache.ts';

/** What is shown in full, and for which cases it counts. */
interface Shown {
  readonly line?: number;
  readonly reference?: string;
  readonly about: readonly string[];
}

/** Shows identifiers that are masked at the desk. Each time stands in the conversation, for colleagues, and in the privacy officer's list. */
export class Reveals {
  constructor(private readonly desk: Desk) {}

  /** What the nth line that somebody sees says in full. Throws Fault notFound for one that somebody does not see, or in which nothing is masked. */
  async line(staff: Staff, publicId: string, n: number): Promise<string> {
    const found = await this.desk.reading.clearLine(staff, publicId, n);
    if (!found) throw new Fault('notFound', 'Nothing is masked there.');
    const { about, line } = found;
    const { done } = await this.desk.perform(
      { prepare: () => this.act(staff, { line, about }) },
      { staff, conversation: publicId, input: undefined },
    );
    if (!done) throw new Fault('conflict', 'This could not be put on the record: reload the page.');
    return found.text;
  }

  /** A request is shown in full. */
  async request(
    staff: Staff,
    conversation: string,
    { reference, service }: { reference: string; service: string },
  ): Promise<void> {
    await this.desk.tell(conversation, (loaded) => {
      const { act } = this.act(staff, { reference, about: [service] })(loaded);
      return { ...act, outcomes: [rightOf(staff), ...act.outcomes] };
    });
    await this.desk.announceOf(conversation);
  }

  all({ association }: Staff): Promise<Reveal[]> {
    return revealsOf(this.desk.ground.database, association);
  }

  private act(
    staff: Staff,
    { about, ...what }: Shown,
  ): (conversation: LoadedConversation) => { readonly act: Act } {
    return (conversation) => ({
      act: {
        external: null,
        kind: 'note',
        said: [{ message: { text: '', lang: langOf(conversation) }, name: staff.name, system: 'revealed' }],
        outcomes: [{ type: 'reveal', staff: staff.id, ...what }],
        about,
      },
    });
  }
}
