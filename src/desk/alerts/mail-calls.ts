import type { Transporter } from 'nodemailer';
import type { Ground } from '../../conversation/context.ts';
import { second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { stillUnmailedCall, takeUnmailedCalls, type Unmailed } from '../../records/desk/duty.ts';

const often = 5 * second;
const together = 20;

/** The associations that want to be called by mail. */
const byMail = (houses: Ground['houses']): readonly string[] =>
  [...houses.values()]
    .filter(({ association: { pack } }) => pack.duty?.means.includes('mail') ?? true)
    .map(({ association }) => association.id);

/** Mails whoever an alarm calls that something is urgent, with a link to the desk and nothing else, as long as it runs. */
export function mailCalls(
  ground: Ground,
  transport: Transporter,
  { from, base }: { readonly from: string; readonly base: string },
): Rounds {
  const mail = async (call: Unmailed): Promise<void> => {
    const wording = ground.houses.get(call.association)?.wording;
    if (!wording) return;
    try {
      await transport.sendMail({
        from,
        to: call.email,
        subject: wording.line('ar', 'duty.mail.subject'),
        text: `${wording.line('ar', 'duty.mail.text')}\n${base}/desk\n`,
      });
    } catch (error) {
      ground.log.warn('a call could not be mailed, it is tried again', {
        association: call.association,
        error: nameOfError(error),
      });
      await stillUnmailedCall(ground.database, call);
    }
  };
  return new Rounds({
    round: async () => {
      const associations = byMail(ground.houses);
      const taking = { now: ground.clock.now(), most: together, associations };
      await Promise.all((await takeUnmailedCalls(ground.database, taking)).map(mail));
    },
    pause: often,
    failed: (error) => ground.log.warn('calls to be mailed could not be read', { error: nameOfError(error) }),
  });
}
