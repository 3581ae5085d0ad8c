import { statfs } from 'node:fs/promises';
import { stopwatch } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';

/** Less than this many bytes and the next write may find no room: two pieces of the log of PostgreSQL. */
const least = 32 * 1024 ** 2;
/** So long a write that found no room speaks for the next. */
const lasts = 5000;
/** What PostgreSQL says where its disk is full. */
const diskFull = '53100';

const noRoom = (cause?: unknown): Fault =>
  new Fault('diskFull', 'There is no room on the disk at present. Nothing was lost: try again later.', {
    cause,
  });

/** Throws Fault diskFull where a folder has too little room left to go on. */
export async function mustHaveRoom(folder: string, bytes = least): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes) throw noRoom();
}

/** Whether the database found room for what it was last to write, wherever its disk is. */
export class Room {
  private short: { readonly since: () => number; readonly error: unknown } | undefined;

  /** Hears of each failure of a statement. */
  note(error: unknown): void {
    if ((error as { code?: unknown } | null)?.code === diskFull) this.short = { since: stopwatch(), error };
  }

  /** Throws Fault diskFull where a write found no room within the last five seconds. */
  must(): void {
    if (this.short && this.short.since() < lasts) throw noRoom(this.short.error);
  }
}
