import { createTransport } from 'nodemailer';
import type { Ground } from '../conversation/context.ts';
import { mailCalls } from './alerts/mail-calls.ts';
import { mailNotices } from './notices/letters.ts';
import type { Post } from './people/account-letters.ts';

export interface Mailing {
  /** smtp://… or smtps://… */
  readonly url: string;
  readonly from: string;
  /** Where the desk is reached. */
  readonly base: string;
}

/** Mails people at the desk what they chose to be told, calls whoever is on duty, and hands over what belongs to an account, as long as it runs. */
export function startMail(ground: Ground, mailing: Mailing): { readonly post: Post; stop(): void } {
  const transport = createTransport(mailing.url);
  const all = [mailNotices(ground, transport, mailing), mailCalls(ground, transport, mailing)];
  return {
    post: {
      base: mailing.base,
      async send(letter) {
        await transport.sendMail({ from: mailing.from, ...letter });
      },
    },
    stop() {
      // A mail server that does not answer keeps nobody from stopping.
      for (const rounds of all) void rounds.stop();
      transport.close();
    },
  };
}
