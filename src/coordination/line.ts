import { z } from 'zod';
import { nameOfError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { memoryCoordination } from './memory.ts';
import type { Coordination } from './port.ts';

/** A way to the other nodes through what all of them have anyway, their database. What is told may be lost. */
export interface Line {
  /** Whether it hears the others at present. */
  readonly isOpen: boolean;
  /** Whether there is another node to be told, as far as is known. */
  readonly isHeard: boolean;
  /** Tells every node that listens. Each text has at most 7,000 bytes. */
  tell(texts: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export type OpenLine = (heard: (text: string) => void) => Line;

const mostBytes = 7000;
/** What is not told yet: a node that publishes more meanwhile leaves the rest to polling. */
const mostWaiting = 5000;
const gathering = 50;

/** Texts of several pieces of news each, as long as a text may be. */
function textsOf(node: string, pieces: Iterable<string>): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let bytes = 0;
  for (const piece of pieces) {
    const more = Buffer.byteLength(piece) + 1;
    if (text === '' || bytes + more > mostBytes) {
      if (text !== '') texts.push(text);
      text = node;
      bytes = node.length;
    }
    text += `\n${piece}`;
    bytes += more;
  }
  return text === '' ? texts : [...texts, text];
}

/**
 * News for the other nodes, gathered: a call to the database tells all that was published within 50 ms, each piece once, and one call is under way
 * at a time.
 */
export class News {
  private readonly node = randomId();
  private readonly line: Line;
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> = Promise.resolve();
  private warned = false;

  constructor(
    open: OpenLine,
    private readonly heard: (topic: string, message: string) => void,
    private readonly log: Log,
  ) {
    this.line = open((text) => this.hear(text));
  }

  get isOpen(): boolean {
    return this.line.isOpen;
  }

  /** Tells the other nodes soon, or not at all. */
  publish(topic: string, message: string): void {
    if (!this.line.isHeard) return;
    const piece = JSON.stringify([topic, message]);
    if (this.waiting.size >= mostWaiting || Buffer.byteLength(piece) > mostBytes - this.node.length - 1)
      return;
    this.waiting.add(piece);
    this.timer ??= setTimeout(() => this.flush(), gathering);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.waiting.clear();
    await this.line.close();
    await this.telling;
  }

  private flush(): void {
    this.telling = this.tellAll().finally(() => {
      this.timer = this.waiting.size > 0 ? setTimeout(() => this.flush(), gathering) : undefined;
    });
  }

  private async tellAll(): Promise<void> {
    const texts = textsOf(this.node, this.waiting);
    this.waiting.clear();
    try {
      await this.line.tell(texts);
      this.warned = false;
    } catch (error) {
      if (!this.warned)
        this.log.warn('other nodes hear nothing: news comes by polling', { error: nameOfError(error) });
      this.warned = true;
    }
  }

  private hear(text: string): void {
    const [node, ...pieces] = text.split('\n');
    if (node === this.node) return;
    for (const piece of pieces) {
      const read = readPiece(piece);
      if (read) this.heard(...read);
    }
  }
}

const Piece = z.tuple([z.string(), z.string()]);

/** What another node, or whoever reaches the database, told may be anything. */
function readPiece(piece: string): readonly [topic: string, message: string] | undefined {
  try {
    return Piece.safeParse(JSON.parse(piece)).data;
  } catch {
    return undefined;
  }
}

/** Coordination of several nodes on one database without Redis: news goes through it, limits hold for each node alone. */
export function lineCoordination(
  open: OpenLine,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Coordination {
  const local = memoryCoordination(clock, (topic, error) =>
    log.warn('news of another node could not be read', { topic, error: nameOfError(error) }),
  );
  const news = new News(open, (topic, message) => local.publish(topic, message), log);
  return {
    get healthy() {
      return news.isOpen;
    },
    publish(topic, message) {
      local.publish(topic, message);
      news.publish(topic, message);
    },
    subscribe: (topic, listener) => local.subscribe(topic, listener),
    allow: (key, most, window) => local.allow(key, most, window),
    async close() {
      await news.close();
      await local.close();
    },
  };
}
