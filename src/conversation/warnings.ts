import { safetyWarnings } from '../association/help-lines.ts';
import { holidaysEnd } from '../association/hours.ts';
import type { Ground } from './context.ts';

type Warned = Pick<Ground, 'houses' | 'clock' | 'log'>;

/** A pack in which something will soon be wrong, or is lacking for whoever is in danger, is told of at every start. */
export function warnOfPacks({ houses, clock, log }: Warned): void {
  for (const [id, { association, lines }] of houses) {
    const until = holidaysEnd(association.pack.hours, clock.now());
    if (until !== undefined)
      log.warn('the known holidays end soon: add the next ones to the pack', { association: id, until });
    const { reply } = association.pack.procedure;
    if (reply.kind === 'promised' && reply.confirmed === undefined)
      log.warn('the board has not confirmed the last day of an answer: say who did in the pack', {
        association: id,
        days: reply.by,
      });
    const lacking = safetyWarnings(association.pack, lines, clock.now());
    for (const lacks of ['region', 'phone', 'unconfirmed', 'old'] as const) {
      const of = lacking.filter((one) => one.lacks === lacks);
      if (of.length === 0) continue;
      const numbers = of.flatMap((one) => ('number' in one ? [one.number] : []));
      log.warn(warnings[lacks], {
        association: id,
        ...(numbers.length > 0 && { numbers: numbers.join(' ') }),
      });
    }
  }
}

const warnings = {
  region: 'the pack names no region: whoever is in danger is told the numbers of every region',
  phone: 'the pack names no telephone (contact.phone): whoever is in danger is told none of the association',
  unconfirmed: 'lines of help that nobody has dialled: dial them, and say so in the pack (dialled)',
  old: 'lines of help that were dialled more than 180 days ago: dial them again',
} as const;
