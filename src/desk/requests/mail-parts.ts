import type { Transporter } from 'nodemailer';
import type { Ground } from '../../conversation/context.ts';
import { second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import {
  stillUnmailedParts,
  takeUnmailedParts,
  type UnmailedPart,
} from '../../records/requests/reminders.ts';
import type { StudiedElsewhere } from '../../records/requests/unmailed.ts';
import type { House } from '../../voice/house.ts';
import { showReference } from '../../voice/reference.ts';
import { bothCalendars } from '../../voice/values.ts';

const often = 10 * second;
const together = 500;

/** All that one person is told at once. */
interface Letter {
  readonly house: House;
  readonly to: string;
  readonly parts: readonly UnmailedPart[];
}

function lettersOf(houses: Ground['houses'], unmailed: readonly UnmailedPart[]): readonly Letter[] {
  const letters = new Map<string, Letter>();
  for (const part of unmailed) {
    const house = houses.get(part.association);
    if (!house) continue;
    for (const to of part.to) {
      const key = JSON.stringify([part.association, to]);
      letters.set(key, { house, to, parts: [...(letters.get(key)?.parts ?? []), part] });
    }
  }
  return [...letters.values()];
}

const textOf = ({ house: { wording }, parts }: Letter, base: string): string =>
  [
    ...parts.map(({ reference, part, dueOn }) =>
      [
        wording.line('ar', `mail.${part}`, {
          reference: showReference(reference),
          ...bothCalendars(dueOn, 'ar'),
        }),
        `${base}/desk/requests/${reference}`,
      ].join('\n'),
    ),
    '',
  ].join('\n');

/** Mails those who study requests which part of the time has passed, a letter for each person, as long as it runs; managers where a day is over. */
export function mailParts(
  ground: Ground,
  transport: Transporter,
  {
    from,
    base,
    elsewhere,
  }: {
    readonly from: string;
    readonly base: string;
    readonly elsewhere: readonly StudiedElsewhere[];
  },
): Rounds {
  const mail = async (letter: Letter): Promise<void> => {
    const { house, to, parts } = letter;
    try {
      const subject = house.wording.line('ar', 'mail.timePasses', { count: parts.length });
      await transport.sendMail({ from, to, subject, text: textOf(letter, base) });
    } catch (error) {
      ground.log.warn('those who study requests could not be reminded by mail, it is tried again', {
        association: house.association.id,
        error: nameOfError(error),
      });
      await stillUnmailedParts(ground.database, parts);
    }
  };
  return new Rounds({
    round: async () => {
      const taking = { now: ground.clock.now(), most: together, elsewhere };
      const unmailed = await takeUnmailedParts(ground.database, taking);
      for (const letter of lettersOf(ground.houses, unmailed)) await mail(letter);
    },
    pause: often,
    failed: (error) =>
      ground.log.warn('reminders to be mailed could not be read', { error: nameOfError(error) }),
  });
}
