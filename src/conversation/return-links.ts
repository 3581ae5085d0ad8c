import { hash, verify } from '@node-rs/argon2';
import { foldDigits } from '../arabic/clean.ts';
import { Turnstile } from '../kernel/pace/turnstile.ts';
import { makeReturnLink, openReturnLink, tryReturnLink } from '../records/turns/return-links.ts';
import type { Begun } from './begun.ts';
import type { Ground } from './context.ts';

/** What comes of a PIN that is chosen for a link: what the link carries, or why there is none. */
export type Made =
  | { readonly kind: 'made'; readonly value: string }
  | { readonly kind: 'shape' | 'easy' | 'notHere' | 'busy' };

/** What comes of a PIN that is typed at a link; `until`: before then none is taken. */
export type Opened =
  | { readonly kind: 'opened'; readonly begun: Begun }
  | { readonly kind: 'shut'; readonly until: number }
  | { readonly kind: 'wrong' | 'gone' | 'busy' };

/** A PIN costs as much to check as a password: one at a time in this process, and so many wait. */
const checks = new Turnstile({ all: 8, each: 2 });

/** The figures of a PIN, in whichever figures they are typed; undefined where it is none. */
function figuresOf(typed: string): string | undefined {
  const figures = foldDigits(typed).replace(/[\s\u200e\u200f-]/g, '');
  return /^\d{4,8}$/.test(figures) ? figures : undefined;
}

/** One that is tried first: all alike, in pairs, or counted from one or down to it. */
const isEasy = (figures: string): boolean =>
  /^(\d\d?)\1+$/.test(figures) || '12345678'.startsWith(figures) || '87654321'.endsWith(figures);

/** The link by which a member comes back to a conversation from any device, behind a PIN of their own. */
export class ReturnLinks {
  constructor(private readonly ground: Pick<Ground, 'database' | 'clock'>) {}

  /** Makes the link of a conversation, in place of an older one. */
  async make(publicId: string, typed: string): Promise<Made> {
    const { database, clock } = this.ground;
    const figures = figuresOf(typed);
    if (figures === undefined) return { kind: 'shape' };
    if (isEasy(figures)) return { kind: 'easy' };
    const hashed = await checks.run(publicId, () => hash(figures));
    if (!hashed) return { kind: 'busy' };
    const value = await makeReturnLink(database, { publicId, pin: hashed.done }, clock.now());
    return value === undefined ? { kind: 'notHere' } : { kind: 'made', value };
  }

  /** Takes the conversation up again, if the PIN is right: what other devices held of it ends with the first use. */
  async open(association: string, value: string, typed: string): Promise<Opened> {
    const { database, clock } = this.ground;
    const figures = figuresOf(typed);
    if (figures === undefined) return { kind: 'wrong' };
    const tried = await tryReturnLink(database, { value, association }, clock.now());
    if (tried?.kind !== 'open') return tried ?? { kind: 'gone' };
    const checked = await checks.run(value, () => verify(tried.pin, figures));
    if (!checked) return { kind: 'busy' };
    if (!checked.done) return { kind: 'wrong' };
    const opened = await openReturnLink(database, tried.conversation, clock.now());
    if (!opened) return { kind: 'gone' };
    const { publicId, generation } = opened;
    return { kind: 'opened', begun: { publicId, generation, resume: opened.value } };
  }
}
