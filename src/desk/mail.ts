import { createTransport } from 'nodemailer';
import type { Ground } from '../conversation/context.ts';
import { mailCalls } from './alerts/mail-calls.ts';
import { mailNotices } from './notices/letters.ts';

export interface Mailing {
  /** smtp://… or smtps://… */
  readonly url: string;
  readonly from: string;
  /** Where the desk is reached. */
  readonly base: string;
}

/** Mails people at the desk what they chose to be told, and calls whoever is on duty, as long as it runs. */
export function startMail(ground: Ground, mailing: Mailing): { stop(): void } {
  const transport = createTransport(mailing.url);
  const all = [mailNotices(ground, transport, mailing), mailCalls(ground, transport, mailing)];
  return {
    stop() {
      // A mail server that does not answer keeps nobody from stopping.
      for (const rounds of all) void rounds.stop();
      transport.close();
    },
  };
}
