import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Lang } from '../../../src/channel/message.ts';
import { Fault } from '../../../src/kernel/errors.ts';

/** What a token opens: one conversation of one member, and nothing else. */
export interface Pass {
  readonly conversation: string;
  readonly member: string;
  readonly association: string;
  readonly lang: Lang;
  /** Which renewal of the resume value it came with. */
  readonly generation: number;
  /** When that was, in seconds since the epoch. */
  readonly since: number;
}

/** What a token is for: calls, the stream that a browser opens by address, or one file. */
export type Use = 'calls' | 'stream' | `file ${string}`;

/** In seconds; however often a token is renewed, what came with one value is over after `atMost`. */
const lifetimes = { calls: 1800, stream: 300, file: 3600, atMost: 12 * 3600 } as const;

/** A token opens nothing. */
export const over = (cause?: unknown): Fault =>
  new Fault(
    'notAllowed',
    'The token is missing, wrong or over. Get a new one: POST /webchat/<association>/token.',
    { cause },
  );

/** Signed tokens (JWT, HS256) that every node can check. */
export class Tokens {
  constructor(
    private readonly key: Uint8Array,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
  ) {}

  /** How the member of a conversation is called in Direct Line: always the same, and nobody can work it out. */
  memberOf(conversation: string): string {
    return `dl_${createHmac('sha256', this.key).update(`member ${conversation}`).digest('base64url').slice(0, 22)}`;
  }

  /** The moment, in seconds since the epoch. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** How many seconds a token is good for that is made now. */
  lasts({ since }: Pass, use: Use): number {
    const lifetime = use === 'calls' ? lifetimes.calls : use === 'stream' ? lifetimes.stream : lifetimes.file;
    return Math.min(lifetime, since + lifetimes.atMost - this.seconds());
  }

  /** `user` is read by the official Web Chat: it takes the name that it is given only where the token says the same. */
  make(pass: Pass, use: Use): Promise<string> {
    const now = this.seconds();
    const { conversation, member, association, lang, generation, since } = pass;
    return new SignJWT({ conv: conversation, assoc: association, lang, gen: generation, since, user: member })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(member)
      .setAudience(use)
      .setIssuedAt(now)
      .setExpirationTime(now + this.lasts(pass, use))
      .sign(this.key);
  }

  /** Throws Fault notAllowed when the token is missing, forged, for another use, or over. */
  async check(token: string | undefined, use: Use): Promise<Pass> {
    try {
      const { payload } = await jwtVerify(token ?? '', this.key, {
        audience: use,
        algorithms: ['HS256'],
        currentDate: new Date(this.now()),
      });
      const { conv, assoc, lang, gen, sub, iat = 0, since = iat } = payload;
      if (
        typeof conv !== 'string' ||
        typeof assoc !== 'string' ||
        typeof gen !== 'number' ||
        typeof since !== 'number' ||
        sub === undefined
      )
        throw new Error('incomplete');
      return {
        conversation: conv,
        member: sub,
        association: assoc,
        lang: lang === 'en' ? 'en' : 'ar',
        generation: gen,
        since,
      };
    } catch (cause) {
      throw over(cause);
    }
  }
}
