import type { Changed } from '../../contract/inbox/changed.ts';
import { deskTopic, type Ground } from '../../conversation/context.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { mayDo } from '../people/roles.ts';
import { concernedStaff } from '../../records/desk/concerns.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { readHint } from '../hints.ts';
import { alikeOf, type InboxLists } from './lists.ts';

/** Somebody whose page is open, and what is told to it; undefined where it must fetch its lists anew. */
interface Listener {
  readonly staff: Staff;
  readonly tell: (changed: Changed | undefined) => void;
}

/** What is hinted at in so many milliseconds is read and told together. */
const gathering = 400;
/** Of more conversations than these at once the lists are fetched anew. */
const mostRows = 60;

/** The open pages of one association, and which conversations changed since they were told last. */
class Gathering {
  readonly listeners = new Set<Listener>();
  private readonly changed = new Set<string>();
  private telling = false;

  constructor(
    private readonly ground: Pick<Ground, 'database' | 'log'>,
    private readonly lists: InboxLists,
  ) {}

  hear(publicId: string): void {
    this.changed.add(publicId);
    if (!this.telling) void this.keepTelling();
  }

  private async keepTelling(): Promise<void> {
    this.telling = true;
    while (this.changed.size > 0 && this.listeners.size > 0) {
      const publicIds = [...this.changed];
      this.changed.clear();
      try {
        await this.tell(publicIds);
      } catch (error) {
        this.ground.log.warn('changed rows could not be read', { error: nameOfError(error) });
        for (const { tell } of this.listeners) tell(undefined);
      }
      await new Promise((rested) => setTimeout(rested, gathering));
    }
    this.changed.clear();
    this.telling = false;
  }

  /** What changed is read once for all who see the same. */
  private async tell(publicIds: readonly string[]): Promise<void> {
    const concerned = await concernedStaff(this.ground.database);
    const groups = new Map<string, Listener[]>();
    for (const listener of this.listeners) {
      const alike = alikeOf(listener.staff, concerned.has(listener.staff.id));
      groups.set(alike, [...(groups.get(alike) ?? []), listener]);
    }
    for (const [alike, group] of groups) {
      const [first] = group;
      if (!first || publicIds.length > mostRows) {
        for (const { tell } of group) tell(undefined);
        continue;
      }
      const rows = await this.lists.these(first.staff, publicIds);
      await Promise.all(
        group.map(async ({ staff, tell }) => tell({ rows, counts: await this.lists.counts(staff, alike) })),
      );
    }
  }
}

/** Brings changed rows to the open pages of those who serve: not the lists again. */
export class RowChanges {
  private readonly gatherings = new Map<
    string,
    { readonly gathering: Gathering; readonly stop: () => void }
  >();

  constructor(
    private readonly ground: Pick<Ground, 'database' | 'log' | 'coordination'>,
    private readonly lists: InboxLists,
  ) {}

  /**
   * Tells of changed rows until the function that is returned is called. Whoever attends to cases alone is told of none: they are not told which conversation
   * changed. Of one in which an alert stood nobody is told here: what is seen of it is each person's own.
   */
  follow(listener: Listener): () => void {
    if (!mayDo(listener.staff, 'serve')) return () => undefined;
    const { gathering, stop } = this.of(listener.staff.association);
    gathering.listeners.add(listener);
    return () => {
      gathering.listeners.delete(listener);
      if (gathering.listeners.size > 0) return;
      stop();
      this.gatherings.delete(listener.staff.association);
    };
  }

  private of(association: string): { readonly gathering: Gathering; readonly stop: () => void } {
    const known = this.gatherings.get(association);
    if (known) return known;
    const gathering = new Gathering(this.ground, this.lists);
    const stop = this.ground.coordination.subscribe(deskTopic(association), (text) => {
      const hint = readHint(text);
      if (hint?.what === 'conversation' && hint.conversation !== undefined && !hint.alerted)
        gathering.hear(hint.conversation);
    });
    const made = { gathering, stop };
    this.gatherings.set(association, made);
    return made;
  }
}
