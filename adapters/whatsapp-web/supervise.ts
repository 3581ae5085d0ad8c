import { setTimeout as sleep } from 'node:timers/promises';
import type { Listening } from '../../src/channel/port.ts';
import { stopwatch } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/kernel/log.ts';
import type { Incoming } from './incoming.ts';
import type { Outgoing } from './send.ts';
import { Pipe } from './pipe.ts';
import type { Codes } from './qr.ts';
import { makeFolder, noteLinked } from './setup.ts';
import { endBrowser, memoryOf } from './tree.ts';
import type { Begin, FromChild, Heard } from './wire.ts';

/** Times in milliseconds. */
export interface Times {
  /** Between two looks whether the browser still answers. */
  readonly beat: number;
  /** How long it may not answer. */
  readonly silence: number;
  /** How long it may take to show a code or to be ready. */
  readonly start: number;
  /** How long one browser lives: its memory grows. */
  readonly life: number;
  /** The first pause before a new one; it doubles up to sixty times as long. */
  readonly pause: number;
  /** How long it may take to end by itself. */
  readonly grace: number;
  /** How long a message that was handed over is waited for. */
  readonly send: number;
}

/** What a supervised browser needs. `cap` is in megabytes, `program` is the child's file. */
export interface Supervised {
  readonly program: string;
  readonly begin: Omit<Begin, 'kind' | 'since'>;
  readonly cap: number;
  readonly times: Times;
  readonly log: Log;
  readonly now: () => number;
  readonly codes: Codes;
  readonly incoming: Incoming;
  readonly outgoing: Outgoing;
  /** The child that is there now. */
  readonly put: (pipe: Pipe | undefined) => void;
}

type End = 'ended' | 'silent' | 'memory' | 'scheduled' | 'stopped';

/** A look at what may have been missed goes back this much before the last sign of life: clocks differ. */
const margin = 2 * 60_000;

/** What is known of one browser while it runs. */
class Watch {
  readonly lasted = stopwatch();
  pipe: Pipe | undefined;
  useful = false;
  why: string | undefined;
  private sign = 0;

  /** Something was heard of it just now. */
  lives(): void {
    this.sign = this.lasted();
  }

  quietFor(): number {
    return this.lasted() - this.sign;
  }

  become(state: 'asking' | 'ready'): void {
    if (this.pipe && this.pipe.state !== 'closing') this.pipe.state = state;
  }
}

/** One browser that runs, and who is told what it says. */
interface Running {
  readonly supervised: Supervised;
  readonly listening: Listening;
  readonly watch: Watch;
}

function heard({ supervised: { incoming, outgoing }, listening, watch }: Running, message: Heard): void {
  const { id: external, mine, at } = message;
  const own = mine ? outgoing.own(message) : undefined;
  if (own?.settled !== undefined)
    void listening
      .take([{ kind: 'progress', external, parcel: own.settled, progress: 'sent', at }])
      .catch(() => undefined);
  if (own?.ours === true) return;
  void incoming.heard(message, listening).then((kept) => {
    if (kept) watch.pipe?.tell({ kind: 'taken', id: external });
  });
}

function hear(running: Running, said: FromChild): void {
  const { supervised, listening, watch } = running;
  const { begin, log, codes } = supervised;
  if (said.kind !== 'trouble') watch.lives();
  switch (said.kind) {
    case 'started':
      if (watch.pipe && said.browser !== undefined) watch.pipe.browser = said.browser;
      return;
    case 'qr':
      watch.become('asking');
      codes.show(said.qr);
      listening.showCode({ qr: said.qr });
      void noteLinked(begin.folder, false);
      return;
    case 'ready':
      watch.become('ready');
      watch.useful = true;
      codes.done();
      listening.showCode(undefined);
      void noteLinked(begin.folder, true);
      log.info('whatsapp-web: ready');
      return;
    case 'heard':
      heard(running, said.message);
      return;
    case 'trouble':
      log.warn('whatsapp-web: the browser has trouble', { where: said.where, error: said.error });
      return;
    case 'over':
      watch.why = said.why;
      return;
    case 'beat':
    case 'sent':
    case 'fetched':
      return;
  }
}

/** Runs one browser to its end; says why it ended, and whether it had ever been of use. */
async function once(
  supervised: Supervised,
  listening: Listening,
  since: number | undefined,
): Promise<{ readonly end: End; readonly why: string | undefined; readonly useful: boolean }> {
  const { program, times, cap, log } = supervised;
  const begin = { kind: 'begin', ...supervised.begin, ...(since !== undefined && { since }) } as const;
  const watch = new Watch();
  const pipe = new Pipe(program, begin, {
    hear: (said) => hear({ supervised, listening, watch }, said),
    garbled: () => log.warn('whatsapp-web: the browser said something unknown'),
  });
  watch.pipe = pipe;
  supervised.put(pipe);
  const end = await looked(pipe, watch, { times, cap, signal: listening.signal });
  await close(supervised, pipe, end);
  return { end, why: watch.why, useful: watch.useful };
}

interface Limits {
  readonly times: Times;
  readonly cap: number;
  readonly signal: AbortSignal;
}

/** Looks at a browser again and again until it ends or has to. */
async function looked(pipe: Pipe, watch: Watch, { times, cap, signal }: Limits): Promise<End> {
  const over = pipe.over.then(() => 'ended' as const);
  for (;;) {
    const waiting = new AbortController();
    const woken = AbortSignal.any([signal, waiting.signal]);
    const slept = sleep(times.beat, 'slept' as const, { signal: woken }).catch(() => 'slept' as const);
    const what = await Promise.race([over, slept]);
    waiting.abort();
    if (signal.aborted) return 'stopped';
    if (what === 'ended') return 'ended';
    if (watch.quietFor() > (pipe.state === 'starting' ? times.start : times.silence)) return 'silent';
    if (watch.lasted() > times.life) return 'scheduled';
    if (pipe.pid !== undefined && (await memoryOf(pipe.pid)) > cap) return 'memory';
    // Not awaited: a page that hangs answers late or never, and the limit above is what tells.
    if (pipe.state !== 'starting')
      void pipe.call({ kind: 'beat' }, times.silence).then(({ answer }) => {
        if (answer?.kind === 'beat') watch.lives();
      });
  }
}

/** Lets a browser go: by itself where it can still hear, by force where it cannot. Nothing of it is left running. */
async function close({ times, outgoing, begin, put }: Supervised, pipe: Pipe, end: End): Promise<void> {
  const patience = (ms: number): Promise<unknown> => sleep(ms, undefined, { ref: false });
  pipe.state = 'closing';
  put(undefined);
  if (end === 'scheduled' || end === 'stopped')
    await Promise.race([outgoing.idle(), pipe.over, patience(times.grace)]);
  if (end !== 'ended' && end !== 'silent' && pipe.tell({ kind: 'stop' }))
    await Promise.race([pipe.over, patience(times.grace)]);
  pipe.kill();
  await pipe.over;
  if (pipe.browser !== undefined) await endBrowser(pipe.browser, begin.folder);
}

/** Keeps a browser running until the signal: whatever ends it, the next one is begun, and what was missed meanwhile is looked for. */
export async function supervise(supervised: Supervised, listening: Listening): Promise<void> {
  const { begin, times, log, now } = supervised;
  const { signal } = listening;
  let failed = 0;
  let since: number | undefined;
  await makeFolder(begin.folder);
  while (!signal.aborted) {
    const lasted = stopwatch();
    const { end, why, useful } = await once(supervised, listening, since);
    // A browser that hung was of no use for as long as it was given to answer.
    if (useful) since = now() - margin - times.silence;
    if (end === 'stopped') break;
    if (end === 'scheduled') {
      log.info('whatsapp-web: the browser is begun anew, as every twelve hours');
      failed = 0;
      continue;
    }
    if (useful && lasted() > 60 * times.pause) failed = 0;
    log.warn('whatsapp-web: the browser ended and is begun again', { end, why });
    await sleep(Math.min(60, 2 ** failed) * times.pause, undefined, { signal }).catch(() => undefined);
    failed = Math.min(failed + 1, 6);
  }
  listening.showCode(undefined);
}
