import { clears, type Activity } from '../connection/wire.ts';
import type { Keeping } from './keep.ts';
import type { Page } from '../page/page.ts';

/** So many messages are kept, as many as are shown first. */
const most = 50;
/** So long after something was said it is kept, in milliseconds: nothing is, while a member waits for an answer. */
const calm = 1500;

/** An address of a file is good for an hour, and for nobody without a network. */
const keptOf = ({ attachments, ...rest }: Activity): Activity => ({
  ...rest,
  ...(attachments && { attachments: attachments.map(({ contentUrl, ...file }) => file) }),
});

/** Keeps what was said last on this device, so that it is there without a network: once the member has said something, and never where they may be in danger. */
export class Keeper {
  private said = new Map<string, Activity>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;
  /** Older browsers, and pages that came over a line that is not encrypted, keep nothing. */
  private readonly able = isSecureContext && 'indexedDB' in window;

  constructor(
    private readonly page: Page,
    /** Whether the member wants nothing kept here. */
    private readonly unwanted: () => boolean,
  ) {}

  private get silent(): boolean {
    return !this.able || this.over || this.unwanted();
  }

  private load(): Promise<Keeping> {
    return this.page.loadMute('keep');
  }

  hear(activities: readonly Activity[], isMine: (activity: Activity) => boolean): void {
    if (this.silent) return;
    for (const one of activities) {
      // What is to be seen no more is not kept either.
      if (clears(one)) void this.wipe();
      if (one.id !== undefined && one.type === 'message') this.said.set(one.id, keptOf(one));
    }
    if (![...this.said.values()].some(isMine)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // What was forgotten while it was written is not left there.
      const done = (): void => void (this.said.size > 0 || this.wipe());
      this.save().then(done, done);
    }, calm);
  }

  private async save(): Promise<void> {
    const { association, loads } = this.page;
    const { saveCopy, keepShell } = await this.load();
    if (this.over) return;
    const ids = [...this.said.keys()].sort().slice(-most);
    this.said = new Map(ids.flatMap((id) => [[id, this.said.get(id)] as const]).filter(isWhole));
    await saveCopy(association, [...this.said.values()]);
    await keepShell(association, loads);
  }

  /** What was kept, for a page that reaches nobody. */
  async read(): Promise<readonly unknown[]> {
    if (this.silent) return [];
    try {
      return await (await this.load()).readCopy(this.page.association);
    } catch {
      return [];
    }
  }

  /** Nothing is left of what was kept: another conversation begins. */
  async wipe(): Promise<void> {
    clearTimeout(this.timer);
    this.said.clear();
    if (!this.able) return;
    try {
      const { wipeCopy, dropShell } = await this.load();
      await Promise.all([wipeCopy(this.page.association), dropShell(this.page.association)]);
    } catch {
      // Without a network what keeps is itself kept; where it is not, nothing was.
    }
  }

  /** As `wipe`, and nothing is kept from now on. */
  async end(): Promise<void> {
    if (this.over) return;
    this.over = true;
    await this.wipe();
  }
}

const isWhole = (pair: readonly [string, Activity | undefined]): pair is [string, Activity] =>
  pair[1] !== undefined;
