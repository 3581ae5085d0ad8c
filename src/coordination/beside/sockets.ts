import { rename, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Fault, isFault } from '../../kernel/errors.ts';
import type { Beside, Shared } from './beside.ts';
import { frameSender, readFrames, type Answer, type FaultParts, type Frame } from './frames.ts';
import { Link } from './link.ts';

/** Where the workers of a machine find one another: the place of this one among so many, and the folder that holds a socket of each. */
export interface Places {
  readonly place: number;
  readonly of: number;
  /** Nobody but the user of the server may enter it. */
  readonly folder: string;
  /** Workers of another build are not asked: what they take a question for is not known. */
  readonly build: string;
}

/** The place of the worker to which a key belongs: FNV-1a. */
export function placeOf(key: string, of: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % of;
}

const socketOf = ({ folder, build }: Places, place: number): string =>
  join(folder, build === '' ? String(place) : `${place}-${build}`);

const partsOf = ({ code, message, details, again }: Fault): FaultParts => ({
  code,
  message,
  ...(details && { details }),
  ...(again !== undefined && { again }),
});

const faultOf = ({ code, message, ...options }: FaultParts): Fault => new Fault(code, message, options);

type Here = (question: unknown) => Promise<unknown>;
type Heard = (news: unknown) => void;

/** The workers of this machine, over a Unix socket each. */
class Sockets implements Beside {
  private readonly links: readonly (Link | undefined)[];
  private readonly answers = new Map<string, Here>();
  private readonly hears = new Map<string, Heard>();
  private readonly callers = new Set<Socket>();
  /** Answers that are being found. */
  private readonly under = new Set<Promise<Answer>>();
  private closing = false;
  private readonly server = createServer((socket) => this.serve(socket));

  constructor(private readonly places: Places) {
    this.links = Array.from({ length: places.of }, (_, place) =>
      place === places.place ? undefined : new Link(socketOf(places, place)),
    );
  }

  /** A worker that takes the place of another one is found from this moment on; whoever was connected to that one stays so until it ends. */
  async open(): Promise<void> {
    const path = socketOf(this.places, this.places.place);
    const own = `${path}.${process.pid}`;
    await rm(own, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      // The port of a worker is its primary's; this one is its own.
      this.server.listen({ path: own, exclusive: true }, resolve);
    });
    this.server.unref();
    await rename(own, path);
  }

  shared<Q, A>(kind: string, here: (question: Q) => Promise<A>): Shared<Q, A> {
    this.answers.set(kind, here as Here);
    return async (key, question) => {
      const link = this.links[placeOf(key, this.places.of)];
      const answer = await link?.ask(kind, question);
      if (!answer || 'failed' in answer) return here(question);
      if ('fault' in answer) throw faultOf(answer.fault);
      return answer.done as A;
    };
  }

  news<N>(kind: string, heard: (news: N) => void): (news: N) => void {
    this.hears.set(kind, heard as Heard);
    return (news) => {
      for (const link of this.links) link?.tell(kind, news);
    };
  }

  /** Begins nothing for another worker any more, and answers what it has begun. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.under);
    for (const link of this.links) link?.close();
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.callers) socket.end();
    await closed;
  }

  private serve(socket: Socket): void {
    this.callers.add(socket);
    socket.unref();
    socket.on('close', () => this.callers.delete(socket));
    socket.on('error', () => undefined);
    const send = frameSender(socket);
    readFrames(socket, (frame) => void this.take(frame, send));
  }

  private async take(frame: Frame, send: (frame: Frame) => void): Promise<void> {
    if ('news' in frame) this.hears.get(frame.kind)?.(frame.news);
    if (!('question' in frame)) return;
    const { id, kind, question } = frame;
    const answer = this.closing ? Promise.resolve({ failed: true as const }) : this.answer(kind, question);
    this.under.add(answer);
    send({ id, answer: await answer });
    this.under.delete(answer);
  }

  private async answer(kind: string, question: unknown): Promise<Answer> {
    try {
      const here = this.answers.get(kind);
      return here ? { done: await here(question) } : { failed: true };
    } catch (error) {
      return isFault(error) ? { fault: partsOf(error) } : { failed: true };
    }
  }
}

/** Takes a place among the workers of this machine. */
export async function openBeside(places: Places): Promise<Beside> {
  const sockets = new Sockets(places);
  await sockets.open();
  return sockets;
}
