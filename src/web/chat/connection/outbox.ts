import type { Lang } from '../../../contract/index.ts';
import { partOf, textIn } from '../../base/json.ts';
import { readList, writeList } from '../../base/lasting-list.ts';
import { pauseFor } from './pause.ts';
import { isPassing, type Answer } from './request.ts';
import type { Session } from './session.ts';
import type { Store } from '../../base/store.ts';

/** A message of the member on its way. `shown` is what they see of it: the words of a button rather than what it posts. */
export interface Unsent {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly shown: string;
  readonly value?: unknown;
  readonly file?: File;
  /** What is sent beside it: files that belong together go in one call, each under a name of its own (`<id>#1` …). */
  readonly others?: readonly File[];
}

export type Passage = 'sending' | 'waiting' | 'sent' | 'failed';

const isUnsent = (value: unknown): value is Unsent =>
  typeof partOf(value, 'at') === 'number' &&
  ['id', 'text', 'shown'].every((name) => textIn(value, name) !== undefined);

/** Where the messages come from and go to. */
interface Ways {
  readonly session: Session;
  readonly lang: Lang;
  /** Holds what was not sent yet, for the next page. */
  readonly store: Store;
  /** Told how far a message has come, with the server's words for a failure. */
  readonly passed: (id: string, passage: Passage, words?: string) => void;
  /** Sends the files of a message; goes on with them where it is called again. */
  readonly upload: (id: string, form: FormData) => Promise<Answer<unknown>>;
}

interface Slot {
  readonly unsent: Unsent;
  tries: number;
  failed: boolean;
}

/** The server was reached so often and could not take it: the member is told. A server out of reach is waited for. */
const triesAtMost = 5;

/** What the server answers to a message is told by the stream. */
const unread = (): undefined => undefined;

/** Sends the member's messages one after the other, in the order in which they were written, and waits for the network where there is none. */
export class Outbox {
  private slots: Slot[] = [];
  private busy = false;
  private open = false;
  private away = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ways: Ways) {
    window.addEventListener('online', () => this.start());
  }

  /** What an earlier visit of this tab could not send. */
  restore(): readonly Unsent[] {
    const kept = readList(this.ways.store, isUnsent);
    this.slots = kept.map((unsent) => ({ unsent, tries: 0, failed: false }));
    return kept;
  }

  add(unsent: Unsent): void {
    this.slots.push({ unsent, tries: 0, failed: false });
    this.keep();
    if (this.away) this.wait();
    void this.pump();
  }

  retry(id: string): void {
    const slot = this.slots.find((one) => one.unsent.id === id);
    if (!slot) return;
    slot.failed = false;
    slot.tries = 0;
    this.ways.passed(id, 'sending');
    this.start();
  }

  /** The stream has shown that it arrived, whatever became of the answer. */
  arrived(id: string): void {
    this.slots = this.slots.filter((one) => one.unsent.id !== id);
    this.keep();
  }

  /** From now on (the conversation is joined, the network is back) messages may leave. */
  start(joined = false): void {
    this.open ||= joined;
    this.away &&= !joined;
    clearTimeout(this.timer);
    void this.pump();
  }

  /** The conversation cannot be reached: what is to be sent waits for that. */
  wait(): void {
    this.away = true;
    for (const one of this.slots) if (!one.failed) this.ways.passed(one.unsent.id, 'waiting');
  }

  private keep(): void {
    const unsent = this.slots.map((one) => one.unsent);
    writeList(
      this.ways.store,
      unsent.filter((one) => one.file === undefined),
    );
  }

  private async pump(): Promise<void> {
    if (this.busy || !this.open) return;
    this.busy = true;
    for (let slot = this.next(); slot; slot = this.next()) {
      const id = slot.unsent.id;
      const answer = await this.post(slot.unsent);
      if (answer.kind === 'ok') {
        this.away = false;
        this.arrived(id);
        this.ways.passed(id, 'sent');
        continue;
      }
      if (answer.kind === 'refused') slot.tries += 1;
      slot.failed = answer.kind === 'refused' && (!isPassing(answer.status) || slot.tries >= triesAtMost);
      if (slot.failed && answer.kind === 'refused') this.ways.passed(id, 'failed', answer.words);
      else {
        this.wait();
        const after = answer.kind === 'refused' ? answer.after : undefined;
        this.timer = setTimeout(() => void this.pump(), after ?? pauseFor(slot.tries + 1));
        break;
      }
    }
    this.busy = false;
  }

  private next(): Slot | undefined {
    return this.slots.find((one) => !one.failed);
  }

  private post(unsent: Unsent): Promise<Answer<unknown>> {
    const { session, lang } = this.ways;
    const user = session.user;
    const file = unsent.file;
    const posted = unsent.value !== undefined;
    const channelData = { clientActivityID: unsent.id, ...(posted && { postBack: true }) };
    const activity = {
      type: 'message',
      from: { id: user },
      locale: lang,
      text: unsent.text,
      ...(posted && { value: unsent.value }),
      channelData,
    };
    if (!file) return session.call('/activities', { body: activity }, unread);
    const form = new FormData();
    const about = { type: 'message', from: { id: user }, locale: lang, channelData };
    form.append(
      'activity',
      new Blob([JSON.stringify(about)], { type: 'application/vnd.microsoft.activity' }),
    );
    for (const one of [file, ...(unsent.others ?? [])]) form.append('file', one, one.name);
    return this.ways.upload(unsent.id, form);
  }
}
