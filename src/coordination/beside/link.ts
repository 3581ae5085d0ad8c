import { connect, type Socket } from 'node:net';
import { second, stopwatch } from '../../kernel/clock.ts';
import { frameSender, readFrames, type Answer, type Frame } from './frames.ts';

/** A worker that could not be reached is left alone so long. */
const rest = 200;
/** Whoever answers later than this is waited for no longer. */
const longest = 20 * second;
/** So many bytes may wait to be sent to a worker: one that reads nothing is none to ask. */
const mostBytes = 16 * 1024 * 1024;

interface Line {
  readonly socket: Socket;
  readonly send: (frame: Frame) => void;
}

/** The way to one other worker, over one connection that is opened when it is needed. */
export class Link {
  private line: Line | undefined;
  private asked = 0;
  private readonly waiting = new Map<number, (answer: Answer | undefined) => void>();
  private unreached: (() => number) | undefined;
  private over = false;

  constructor(private readonly path: string) {}

  /** Undefined when nobody answers there; then nobody knows whether the question was heard. */
  async ask(kind: string, question: unknown): Promise<Answer | undefined> {
    const line = this.ready();
    if (!line) return undefined;
    this.asked += 1;
    const id = this.asked;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<Answer | undefined>((resolve) => {
      this.waiting.set(id, resolve);
      timer = setTimeout(() => resolve(undefined), longest);
    });
    line.send({ id, kind, question });
    try {
      return await answered;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  tell(kind: string, news: unknown): void {
    this.ready()?.send({ kind, news });
  }

  /** Nothing is asked or told any more. */
  close(): void {
    this.over = true;
    this.line?.socket.destroy();
  }

  private ready(): Line | undefined {
    if (this.line) return this.line.socket.writableLength > mostBytes ? undefined : this.line;
    if (this.over || (this.unreached && this.unreached() < rest)) return undefined;
    const socket = connect(this.path);
    const line = { socket, send: frameSender(socket) };
    socket.unref();
    socket.on('error', () => (this.unreached = stopwatch()));
    socket.on('close', () => this.lost(line));
    readFrames(socket, (frame) => {
      if ('answer' in frame) this.waiting.get(frame.id)?.(frame.answer);
    });
    this.line = line;
    return line;
  }

  private lost(line: Line): void {
    if (this.line !== line) return;
    this.line = undefined;
    for (const resolve of this.waiting.values()) resolve(undefined);
  }
}
