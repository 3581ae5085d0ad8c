import { hour } from '../../../src/kernel/clock.ts';

const megabyte = 1024 * 1024;
/** So much lies in memory of uploads that were begun, of all and of one address; of one conversation so many uploads. */
const most = { ofAll: 96 * megabyte, ofCaller: 24 * megabyte, ofConversation: 3, uploads: 2000 } as const;
/** Whoever has not gone on by then begins again. */
const keptFor = hour;

/** Whose an upload is, and how long it will be. */
interface Begun {
  readonly conversation: string;
  readonly caller: string;
  readonly length: number;
  /** What its bytes are, as a content type. */
  readonly type: string;
  /** How the file is called where the bytes are one file. */
  readonly name: string;
}

/** An upload that was begun: the bytes that came so far. `over`: it was taken, and nothing of it is kept here any more. */
export interface HalfSent extends Begun {
  readonly until: number;
  readonly parts: Uint8Array[];
  size: number;
  over: boolean;
}

const bytesIn = (all: readonly HalfSent[]): number =>
  all.reduce((sum, { over, size }) => sum + (over ? 0 : size), 0);

/**
 * Uploads that were begun and are not whole yet. They lie in the memory of this process alone, never on a disk: what is lost with it, or makes
 * room for others, is sent again from its beginning.
 */
export class HalfSents {
  /** In the order in which they were gone on with. */
  private readonly all = new Map<string, HalfSent>();

  constructor(
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
    private readonly newId: () => string,
  ) {}

  begin(begun: Begun): string {
    this.clear();
    const own = [...this.all].filter(([, { conversation }]) => conversation === begun.conversation);
    for (const [id] of own.slice(0, Math.max(0, own.length + 1 - most.ofConversation))) this.all.delete(id);
    for (const id of this.all.keys()) if (this.all.size >= most.uploads) this.all.delete(id);
    const id = this.newId();
    this.all.set(id, { ...begun, until: this.now() + keptFor, parts: [], size: 0, over: false });
    return id;
  }

  /** Undefined where there is none of that conversation. */
  find(id: string, conversation: string): HalfSent | undefined {
    this.clear();
    const found = this.all.get(id);
    return found?.conversation === conversation ? found : undefined;
  }

  /** Adds bytes at the end; those that were not gone on with for longest make room. */
  add(id: string, part: Uint8Array): void {
    const found = this.all.get(id);
    if (!found || part.length === 0) return;
    found.parts.push(part);
    found.size += part.length;
    this.all.delete(id);
    this.all.set(id, found);
    this.makeRoom(({ caller }) => caller === found.caller, most.ofCaller);
    this.makeRoom(() => true, most.ofAll);
  }

  /** It was taken: a client that did not hear so asks once more, and is told. */
  end(found: HalfSent): void {
    found.parts.length = 0;
    found.over = true;
  }

  /** It is not wanted. */
  drop(id: string): void {
    this.all.delete(id);
  }

  private makeRoom(of: (one: HalfSent) => boolean, bytes: number): void {
    const those = [...this.all].filter(([, one]) => of(one));
    let size = bytesIn(those.map(([, one]) => one));
    // The newest is the one that is gone on with.
    for (const [id, one] of those.slice(0, -1)) {
      if (size <= bytes) return;
      if (one.over) continue;
      size -= one.size;
      this.all.delete(id);
    }
  }

  private clear(): void {
    const now = this.now();
    for (const [id, { until }] of this.all) if (until <= now) this.all.delete(id);
  }
}
