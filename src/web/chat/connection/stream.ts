import { pauseFor, sleep } from './pause.ts';
import type { Session } from './session.ts';
import { parsedJson } from '../../base/json.ts';
import { readFrame, readGrant, type Activity, type Frame, type Start } from './wire.ts';

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
  /** Where what is shown begins, unless that is the beginning. */
  private first: string | undefined;
  /** By what earlier things are asked for. */
  private before: string | undefined;
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
    private readonly hear: (frame: Frame, whole: boolean) => void,
    private readonly tell: (reach: Reach) => void,
  ) {
    window.addEventListener('online', () => this.wake());
    window.addEventListener('offline', () => tell('offline'));
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.wake();
    });
  }

  /** Shows what was said last and listens to what comes. */
  begin({ grant, frame }: Start): void {
    this.begun = true;
    this.first = frame.before;
    this.before = frame.before;
    this.watermark = undefined;
    this.take(frame, true);
    this.listen(grant.streamUrl, true);
  }

  /** What is new; or all that is shown once more: identifiers are served masked once a request is signed. */
  read(whole: boolean): Promise<boolean> {
    const from = whole ? Number(this.first ?? 1) - 1 : (this.watermark ?? '');
    return this.fetch(`?watermark=${from}`, whole);
  }

  /** What was said before that which is shown, a stretch of it; nothing where it is being fetched already, or cannot be. */
  async earlier(): Promise<readonly Activity[]> {
    const { before } = this;
    if (before === undefined) return [];
    this.before = undefined;
    const answer = await this.session.call(
      `/activities?before=${before}&limit=50`,
      { method: 'GET' },
      readFrame,
    );
    this.before = answer.kind === 'ok' ? answer.body.before : before;
    if (answer.kind !== 'ok') return [];
    this.first = this.before;
    return answer.body.activities;
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
    if (activities.length > 0 || whole) this.hear(frame, whole);
  }

  private listen(streamUrl: string | undefined, looks = false): void {
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
      if (looks) void this.lookAfter();
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

  /** A socket that opened may still say nothing, as behind some proxies: it is asked once beside it. */
  private async lookAfter(): Promise<void> {
    await sleep(1500);
    if (this.heard || (await this.read(false))) return;
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
