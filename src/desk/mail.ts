import { createTransport, type Transporter } from 'nodemailer';
import type { Ground } from '../conversation/context.ts';
import { showReference } from '../voice/reference.ts';
import { bothCalendars } from '../voice/values.ts';
import { second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { Rounds } from '../kernel/pace/rounds.ts';
import { readersOf } from '../association/readers.ts';
import { mailCalls } from './alerts/mail-calls.ts';
import { mailParts } from './requests/mail-parts.ts';
import {
  mailed,
  stillUnmailed,
  takeUnmailed,
  type StudiedElsewhere,
  type Unmailed,
} from '../records/requests/unmailed.ts';

export interface Mailing {
  /** smtp://… or smtps://… */
  readonly url: string;
  readonly from: string;
  /** Where the desk is reached. */
  readonly base: string;
}

const often = 10 * second;
const together = 20;

/** Services whose requests are studied by others than the committee, and by whom. */
const elsewhereIn = (houses: Ground['houses']): readonly StudiedElsewhere[] =>
  [...houses.values()].flatMap(({ association }) =>
    association.services
      .filter(({ studiedBy }) => studiedBy !== undefined)
      .map((service) => ({ association: association.id, service: service.id, roles: readersOf(service) })),
  );

/**
 * Tells those who study requests by mail of new ones and of time that passes, as long as it runs: a number and a day, nothing that a member wrote;
 * and calls whoever is on duty.
 */
export function startMail(ground: Ground, mailing: Mailing): { stop(): void } {
  const transport = createTransport(mailing.url);
  const elsewhere = elsewhereIn(ground.houses);
  const all = [
    mailRequests(ground, transport, { ...mailing, elsewhere }),
    mailCalls(ground, transport, mailing),
    mailParts(ground, transport, { ...mailing, elsewhere }),
  ];
  return {
    stop() {
      // A mail server that does not answer keeps nobody from stopping.
      for (const rounds of all) void rounds.stop();
      transport.close();
    },
  };
}

function mailRequests(
  ground: Ground,
  transport: Transporter,
  { from, base, elsewhere }: Mailing & { readonly elsewhere: readonly StudiedElsewhere[] },
): Rounds {
  const mail = async ({ reference, association, replyOn, to }: Unmailed): Promise<void> => {
    const wording = ground.houses.get(association)?.wording;
    if (!wording) return;
    const values = { reference: showReference(reference), ...bothCalendars(replyOn, 'ar') };
    const text = `${wording.line('ar', 'mail.newRequest', values)}\n${base}/desk/requests/${reference}\n`;
    try {
      const subject = wording.line('ar', 'mail.subject', values);
      // A letter for each person: none reads the addresses of the others.
      for (const one of to) await transport.sendMail({ from, to: one, subject, text });
      await mailed(ground.database, { association, reference }, ground.clock.now());
    } catch (error) {
      ground.log.warn('the committee could not be mailed, it is tried again', {
        association,
        error: nameOfError(error),
      });
      await stillUnmailed(ground.database, reference);
    }
  };
  return new Rounds({
    round: async () => {
      const taking = { now: ground.clock.now(), most: together, elsewhere };
      const unmailed = await takeUnmailed(ground.database, taking);
      await Promise.all(unmailed.map(mail));
    },
    pause: often,
    failed: (error) =>
      ground.log.warn('requests to be mailed could not be read', { error: nameOfError(error) }),
  });
}
