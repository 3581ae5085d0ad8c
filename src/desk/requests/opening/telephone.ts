import { plain } from '../../../arabic/clean.ts';

const country = '966';
const fewest = 9;
const most = 15;

/** A telephone number as it is dialled from anywhere (E.164), landlines too: without a country's code it is the kingdom's. Undefined for what is none. */
export function telephoneIn(text: string): string | undefined {
  const typed = plain(text).replace(/[\s()./-]/gu, '');
  if (!/^(?:\+|00)?\d+$/u.test(typed)) return undefined;
  const whole = /^(?:\+|00)(\d+)$/u.exec(typed)?.[1];
  const national = typed.replace(/^0/u, '');
  const figures =
    whole ?? (typed.startsWith(country) && typed.length > fewest + 1 ? typed : country + national);
  return figures.length >= fewest && figures.length <= most ? `+${figures}` : undefined;
}
