import { createTransport } from 'nodemailer';
import type { Ground } from '../conversation/context.ts';
import { showReference } from '../voice/reference.ts';
import { second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import { Rounds } from '../kernel/rounds.ts';
import { stillUnmailed, takeUnmailed, type Unmailed } from '../records/requests/unmailed.ts';

export interface Mailing {
  /** smtp://… or smtps://… */
  readonly url: string;
  readonly from: string;
  /** Where the desk is reached. */
  readonly base: string;
}

const often = 10 * second;
const together = 20;

/** Tells committees of new requests by mail, as long as it runs: a number and a day, nothing that a member wrote. */
export function startMail(ground: Ground, { url, from, base }: Mailing): { stop(): void } {
  const transport = createTransport(url);

  const mail = async ({ reference, association, replyOn, to }: Unmailed): Promise<void> => {
    const wording = ground.houses.get(association)?.wording;
    if (!wording) return;
    const values = { reference: showReference(reference), day: replyOn };
    const text = `${wording.line('ar', 'mail.newRequest', values)}\n${base}/desk/requests/${reference}\n`;
    try {
      await transport.sendMail({
        from,
        to: [...to],
        subject: wording.line('ar', 'mail.subject', values),
        text,
      });
    } catch (error) {
      ground.log.warn('the committee could not be mailed, it is tried again', {
        association,
        error: nameOfError(error),
      });
      await stillUnmailed(ground.database, reference);
    }
  };
  const rounds = new Rounds({
    round: async () => {
      const unmailed = await takeUnmailed(ground.database, ground.clock.now(), together);
      await Promise.all(unmailed.map(mail));
    },
    pause: often,
    failed: (error) =>
      ground.log.warn('requests to be mailed could not be read', { error: nameOfError(error) }),
  });
  return {
    stop() {
      // A mail server that does not answer keeps nobody from stopping.
      void rounds.stop();
      transport.close();
    },
  };
}
