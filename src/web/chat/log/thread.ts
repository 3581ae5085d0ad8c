import type { Prompt } from '../../../contract/index.ts';
import { dayOf } from '../../base/riyadh.ts';
import type { Page } from '../page/page.ts';
import { myBubble, theirBubble } from './bubble.ts';
import { choiceGroup } from './choices.ts';
import { el } from '../page/element.ts';
import type { Passage, Unsent } from '../connection/outbox.ts';
import { openReview } from './review-list.ts';
import { showPassage, showProgress } from './passage.ts';
import { gistOf, isQuestion, placeOf } from './reading.ts';
import { clears, tapOf, type Action, type Activity } from '../connection/wire.ts';

/** One message in the log: of the server, of the member on its way, or first the one and then both. */
interface Entry {
  readonly node: HTMLElement;
  readonly at: number;
  id?: string;
  activity?: Activity;
  unsent?: Unsent;
  /** The server keeps nothing of it: before the member agreed. */
  unkept?: boolean;
  /** It was not sent: it stays where it stood when that was said. */
  failed?: boolean;
}

/** Told of what the member does in the log, and asked whose a message is. */
export interface ThreadListener {
  readonly press: (action: Action, event: MouseEvent) => void;
  readonly retry: (id: string) => void;
  readonly isMine: (activity: Activity) => boolean;
  /** The text of this question may be too long for its answers to stand in sight. */
  readonly unfolded: (node: HTMLElement) => void;
  /** Another question waits now. */
  readonly asked: (prompt: Prompt | undefined) => void;
}

/** Why a message failed. */
interface Why {
  readonly words?: string | undefined;
  /** Sending it again would not help. */
  readonly final?: boolean;
}

export interface Taken {
  /** The first new message, if any. */
  readonly first: HTMLElement | undefined;
  /** Where the last answer begins. */
  readonly answer: HTMLElement | undefined;
  readonly receipt: boolean;
  /** Messages of the member that the server has shown to have arrived, by their own ids. */
  readonly arrived: readonly string[];
}

/** The messages of the conversation in the server's order; those of the member that it does not know yet come last. */
export class Thread {
  private entries: Entry[] = [];
  private readonly byId = new Map<string, Entry>();
  private readonly titles = new Map<string, string>();
  private question: { entry: Entry; activity: Activity; open: boolean; group?: HTMLElement } | undefined;

  constructor(
    private readonly list: HTMLElement,
    private readonly page: Page,
    private readonly listener: ThreadListener,
  ) {}

  /** `quiet` where somebody may be in danger. */
  take(activities: readonly Activity[], quiet: boolean): Taken {
    const arrived: string[] = [];
    let receipt = false;
    let first: HTMLElement | undefined;
    const from = lastIndex(activities, (one) => clears(one) && !this.byId.has(one.id ?? ''));
    for (const one of activities.slice(0, Math.max(0, from)))
      arrived.push(one.channelData?.clientActivityID ?? '');
    if (from >= 0) this.clear();
    for (const activity of activities.slice(Math.max(0, from))) {
      if (activity.type !== 'message' || activity.id === undefined) continue;
      const known = this.byId.get(activity.id);
      if (known) {
        if (gistOf(known.activity) !== gistOf(activity)) this.draw(known, activity);
        continue;
      }
      const own = activity.channelData?.clientActivityID;
      const sent =
        own !== undefined && this.entries.find((one) => one.id === undefined && one.unsent?.id === own);
      if (sent) {
        arrived.push(own);
        this.confirm(sent, activity);
        continue;
      }
      if (own !== undefined && this.listener.isMine(activity)) arrived.push(own);
      const entry = this.insert(activity);
      first ??= entry.node;
      receipt ||= activity.channelData?.silah?.receipt !== undefined;
    }
    this.settle();
    if (quiet) this.letGo();
    return { first, answer: this.answer(), receipt, arrived };
  }

  /** Shows a message of the member at once, before the server knows of it. */
  put(unsent: Unsent): void {
    // Of what was answered before, nothing was said of danger.
    for (const entry of this.unkept()) entry.unkept = false;
    const entry: Entry = { node: el('div', 'entry mine'), at: unsent.at, unsent };
    const files = unsent.file ? [{ name: unsent.file.name }] : [];
    entry.node.append(myBubble({ shown: unsent.shown, at: unsent.at, files, unsent }, this.page));
    this.list.append(entry.node);
    this.entries.push(entry);
    this.mark(unsent.id, 'sending');
    this.settle();
  }

  /** Shows how far a message of the member has come; `why` tells of a failure. */
  mark(id: string, passage: Passage, why: Why = {}): void {
    for (const entry of this.sentAs(id)) {
      if (entry.id !== undefined && passage !== 'sent') continue;
      entry.failed = passage === 'failed';
      const retry = why.final ? undefined : () => this.listener.retry(id);
      showPassage(entry.node, passage, { say: this.page.say, words: why.words, retry });
      if (entry.failed) this.settle();
    }
  }

  /** Shows how much of a file has left. */
  progress(id: string, percent: number): void {
    for (const { node } of this.sentAs(id)) showProgress(node, percent);
  }

  /** The entries of one call: files that were sent together are one each. */
  private sentAs(id: string): readonly Entry[] {
    return this.entries.filter(({ unsent }) => unsent?.id === id || unsent?.id.startsWith(`${id}#`));
  }

  isKnown(own: string): boolean {
    return this.entries.some(
      (one) =>
        one.id !== undefined && (one.unsent?.id ?? one.activity?.channelData?.clientActivityID) === own,
    );
  }

  /** Nothing of what the server told; what is on its way stays. */
  clear(): void {
    for (const { id, node } of this.entries) if (id !== undefined) node.remove();
    this.entries = this.entries.filter(({ id }) => id === undefined);
    this.byId.clear();
    this.question = undefined;
  }

  private insert(activity: Activity): Entry {
    const mine = this.listener.isMine(activity);
    const written = activity.timestamp === undefined ? Number.NaN : Date.parse(activity.timestamp);
    const side = mine ? 'mine' : activity.channelData?.silah?.from === 'staff' ? 'theirs staff' : 'theirs';
    const entry: Entry = {
      node: el('div', `entry ${side}`),
      at: Number.isNaN(written) ? Date.now() : written,
    };
    this.place(entry, activity);
    this.draw(entry, activity);
    return entry;
  }

  /** Puts an entry where the server has it: after what it numbered lower, before what it does not know yet. */
  private place(entry: Entry, activity: Activity): void {
    const number = placeOf(activity.id ?? '');
    const others = this.entries.filter((other) => other !== entry);
    let at = others.length;
    for (let i = at - 1; i >= 0; i -= 1) {
      const other = others[i];
      if (other?.failed && other.at <= entry.at) break;
      if (other?.id !== undefined && !(placeOf(other.id) > number)) break;
      at = i;
    }
    if (this.entries[at] !== entry) {
      this.list.insertBefore(entry.node, others[at]?.node ?? null);
      others.splice(at, 0, entry);
      this.entries = others;
    }
    if (activity.id === undefined) return;
    entry.id = activity.id;
    this.byId.set(activity.id, entry);
  }

  private confirm(entry: Entry, activity: Activity): void {
    this.place(entry, activity);
    entry.activity = activity;
    const { unsent } = entry;
    entry.unkept = activity.text === undefined && activity.value === undefined && !unsent?.file;
    if (unsent && !unsent.file && !entry.unkept && this.shownOf(activity) !== unsent.shown)
      this.draw(entry, activity);
    if (entry.unsent) this.mark(entry.unsent.id, 'sent');
  }

  private draw(entry: Entry, activity: Activity): void {
    entry.activity = activity;
    const at = entry.at;
    const node = entry.node;
    if (!node.classList.contains('mine')) this.learn(activity);
    const bubble = node.classList.contains('mine')
      ? myBubble(
          { shown: this.shownOf(activity), at, files: activity.attachments ?? [], unsent: entry.unsent },
          this.page,
        )
      : theirBubble(activity, at, this.page);
    const old = node.querySelector('.bubble');
    if (old) old.replaceWith(bubble);
    else node.append(bubble);
    if (!node.classList.contains('mine')) return;
    delete node.dataset['passage'];
    showPassage(node, 'sent', { say: this.page.say });
  }

  private learn(activity: Activity): void {
    for (const action of activity.suggestedActions?.actions ?? []) {
      const tap = tapOf(action.value);
      if (tap) this.titles.set(`${tap.prompt} ${tap.choice}`, action.title);
    }
  }

  private shownOf(activity: Activity): string {
    const tap = tapOf(activity.value);
    const { unkept } = activity.channelData?.silah ?? {};
    return (
      (tap && this.titles.get(`${tap.prompt} ${tap.choice}`)) ??
      activity.text ??
      (unkept ? this.page.say('unkept') : '')
    );
  }

  /** After every change: the days between the messages, and the buttons under the question that is open. */
  private settle(): void {
    let day = '';
    for (const entry of this.entries) {
      const node = entry.node;
      const before = day;
      day = dayOf(entry.at);
      const shown = node.querySelector('.day');
      if (day === before) shown?.remove();
      else if (!shown) node.prepend(el('p', 'day', el('span', '', this.page.when.dayWords(entry.at))));
    }
    this.showQuestion();
  }

  private answer(): HTMLElement | undefined {
    const said = lastIndex(this.entries, ({ node }) => node.classList.contains('mine'));
    return this.entries[said + 1]?.node;
  }

  /** What the server does not keep, and was answered. */
  private unkept(): readonly Entry[] {
    const last = lastIndex(this.entries, ({ node }) => !node.classList.contains('mine'));
    return this.entries.slice(0, Math.max(0, last)).filter(({ unkept }) => unkept);
  }

  /** It stays in sight of whoever wrote it; where they may be in danger it goes from the page too. */
  private letGo(): void {
    for (const entry of this.unkept()) if (entry.activity) this.draw(entry, entry.activity);
  }

  private showQuestion(): void {
    const at = lastIndex(
      this.entries,
      (one) => isQuestion(one.activity) && !one.node.classList.contains('mine'),
    );
    const entry = this.entries[at];
    const activity = entry?.activity;
    if (!entry || !activity) return;
    const prompt = activity.channelData?.silah?.prompt;
    const later = this.entries.slice(at + 1).filter((one) => one.failed !== true);
    const open = !later.some((one) => {
      const tap = tapOf(one.activity?.value ?? one.unsent?.value);
      return tap !== undefined && tap.prompt === (prompt?.id ?? tap.prompt);
    });
    const now = this.question;
    if (now?.activity === activity && now.open === open) return;
    now?.group?.remove();
    if (now) openReview(now.entry.node, undefined, this.listener.press);
    // What was folded for its sake is shown whole once it is answered.
    now?.entry.node.querySelector<HTMLElement>('.unfold')?.click();
    this.question = { entry, activity, open };
    if (open) openReview(entry.node, prompt, this.listener.press);
    const actions = activity.suggestedActions?.actions ?? [];
    if (open && actions.length > 0) {
      const say = this.page.say;
      const { press } = this.listener;
      const group = choiceGroup({ actions, kind: prompt?.kind, settles: prompt?.settles, say, press });
      this.question.group = group;
      entry.node.append(group);
      if (prompt?.settles && prompt.keyboard?.byPlace) this.listener.unfolded(entry.node);
    }
    this.listener.asked(open ? prompt : undefined);
  }
}

function lastIndex<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let at = items.length - 1;
  while (at >= 0 && !items.slice(at, at + 1).some(test)) at -= 1;
  return at;
}
