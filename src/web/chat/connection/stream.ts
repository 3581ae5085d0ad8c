import { pauseFor, sleep } from './pause.ts';
import type { Session } from './session.ts';
import { parsedJson } from '../../base/json.ts';
import { readFrame, readGrant, type Activity, type Frame } from './wire.ts';

export type Reach = 'online' | 'connecting' | 'offline';

const pollEvery = { seen: 3000, hidden: 20_000 } as const;
/** After so many sockets in a row that came to nothing, the widget asks instead of listening. */
const socketsTried = 3;
const socketAgainAfter = 60_000;
const openWithin = 8000;
/** A socket that was silent for so long may be dead without knowing it (a phone that slept). */
const suspicious = 45_000;

/** Everything that is said in the conversation, in order: by WebSocket, and by asking every few seconds where that fails. */
export class Stream {
  private watermark: string | undefined;
  private socket: WebSocket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private misses = 0;
  private heardAt = 0;
  private socketAgainAt = 0;
  private begun = false;
  /** Whether this socket has said anything yet. */
  private heard = false;

  constructor(
    private readonly session: Session,
    private readonly hear: (activities: readonly Activity[], whole: boolean) => void,
    private readonly tell: (reach: Reach) => void,
  ) {
    window.addEventListener('online', () => this.wake());
    window.addEventListener('offline', () => tell('offline'));
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.wake();
    });
  }

  /** Reads the whole conversation and opens the socket, both at once. */
  begin(streamUrl: string | undefined): void {
    this.begun = true;
    this.watermark = undefined;
    const read = this.read(true);
    this.listen(streamUrl, read);
  }

  /** The whole conversation again: identifiers are served masked once a request is signed. */
  read(whole: boolean): Promise<boolean> {
    return this.fetch(whole ? '' : `?watermark=${encodeURIComponent(this.watermark ?? '')}`, whole);
  }

  /** Called after something was sent: sees to it that the answer is not waited for in vain. */
  expect(arrived: () => boolean): void {
    const listening = this.socket?.readyState === WebSocket.OPEN;
    setTimeout(
      () => {
        if (!arrived()) void this.read(false);
      },
      listening ? 2500 : 0,
    );
  }

  private async fetch(query: string, whole: boolean): Promise<boolean> {
    const answer = await this.session.call(`/activities${query}`, { method: 'GET' }, readFrame);
    if (answer.kind !== 'ok') return false;
    this.take(answer.body, whole);
    // A long conversation is served in pages.
    return !answer.body.more || this.read(false);
  }

  private take(frame: Frame, whole: boolean): void {
    const activities = frame.activities;
    if (frame.watermark) this.watermark = frame.watermark;
    if (activities.length > 0 || whole) this.hear(activities, whole);
  }

  private listen(streamUrl: string | undefined, read?: Promise<boolean>): void {
    const socket = openSocket(streamUrl);
    if (!socket) {
      this.failed();
      return;
    }
    this.drop();
    this.socket = socket;
    this.heard = false;
    let openedAt = 0;
    const impatience = setTimeout(() => this.closed(socket, 0), openWithin);
    socket.onopen = () => {
      clearTimeout(impatience);
      openedAt = this.heardAt = Date.now();
      this.tell('online');
      if (read) void this.closeGap(read);
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      this.heardAt = Date.now();
      if (typeof event.data !== 'string' || event.data.trim() === '') return;
      this.heard = true;
      this.take(readFrame(parsedJson(event.data)), false);
    };
    socket.onclose = () => {
      clearTimeout(impatience);
      this.closed(socket, openedAt === 0 ? 0 : Date.now() - openedAt);
    };
  }

  /** Asks for what was said between our reading and our listening, unless the socket has told it by itself. */
  private async closeGap(read: Promise<boolean>): Promise<void> {
    const done = await read;
    await sleep(1500);
    if (this.heard || (await this.read(!done))) return;
    this.drop();
    this.failed();
  }

  private closed(socket: WebSocket, lived: number): void {
    if (this.socket !== socket) return;
    this.drop();
    if (lived > 10_000) this.failures = 0;
    this.failed();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  private failed(): void {
    this.failures += 1;
    if (this.failures === socketsTried) this.socketAgainAt = Date.now() + socketAgainAfter;
    const polling = this.failures >= socketsTried && this.misses === 0;
    this.later(
      polling
        ? pollEvery[document.hidden ? 'hidden' : 'seen']
        : pauseFor(Math.max(this.failures - 1, this.misses)),
    );
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.step(), milliseconds);
  }

  private async step(): Promise<void> {
    if (!navigator.onLine) {
      this.tell('offline');
      return;
    }
    const polling = this.failures >= socketsTried && Date.now() < this.socketAgainAt;
    const done = polling ? await this.read(false) : await this.rejoin();
    this.misses = done ? 0 : this.misses + 1;
    if (polling && done) this.tell('online');
    if (!done) this.tell('connecting');
    if (polling || !done) this.failed();
  }

  private async rejoin(): Promise<boolean> {
    const query = this.watermark === undefined ? '' : `?watermark=${encodeURIComponent(this.watermark)}`;
    const answer = await this.session.call(query, { method: 'GET' }, readGrant);
    if (answer.kind !== 'ok') return false;
    if (this.failures >= socketsTried) this.failures = socketsTried - 1;
    if (this.watermark === undefined) void this.read(true);
    this.listen(answer.body.streamUrl);
    return true;
  }

  private wake(): void {
    if (!this.begun) return;
    const fresh = this.socket?.readyState === WebSocket.OPEN && Date.now() - this.heardAt < suspicious;
    if (fresh) {
      this.tell('online');
      return;
    }
    this.drop();
    this.misses = 0;
    this.later(0);
  }
}

function openSocket(url: string | undefined): WebSocket | undefined {
  try {
    return url === undefined || url === '' ? undefined : new WebSocket(url);
  } catch {
    return undefined;
  }
}
