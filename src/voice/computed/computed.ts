import type { ComputedKind } from '../../association/computed/kinds.ts';
import { dayAt, showGregorian, showHijri } from '../../fields/calendar.ts';
import { inLang } from '../../wording/wording.ts';
import type { Speaking } from '../speaking.ts';
import { sayHours } from './hours.ts';

type Saying = Pick<Speaking, 'house' | 'lang' | 'now'>;

const mostHolidays = 3;

/** The holidays that are not over yet, the next first. */
function sayHolidays({ house, lang, now }: Saying): string {
  const today = dayAt(now);
  const coming = house.association.pack.hours.holidays
    .filter(({ to }) => to >= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .slice(0, mostHolidays);
  if (coming.length === 0) return house.wording.line(lang, 'computed.noHolidays');
  const lines = coming.map(({ name, from, to }) =>
    house.wording.line(lang, from === to ? 'computed.holiday' : 'computed.holidays', {
      name: inLang(name, lang),
      from: showGregorian(from, lang),
      hijri: showHijri(from, lang),
      to: showGregorian(to, lang),
    }),
  );
  return [house.wording.line(lang, 'computed.comingHolidays'), ...lines].join('\n');
}

const sayServices = ({ house, lang }: Saying): string =>
  [
    house.wording.line(lang, 'computed.services'),
    ...house.association.services.map(
      ({ title, summary }) => `- ${inLang(title, lang)}: ${inLang(summary, lang)}`,
    ),
  ].join('\n');

const sayings: Readonly<Record<ComputedKind, (saying: Saying) => string>> = {
  hours: sayHours,
  holidays: sayHolidays,
  services: sayServices,
  telephone: ({ house, lang }) =>
    house.wording.line(lang, 'computed.telephone', { phone: house.association.pack.contact.phone ?? '' }),
  address({ house, lang }) {
    const { address } = house.association.pack.contact;
    return house.wording.line(lang, 'computed.address', { address: address ? inLang(address, lang) : '' });
  },
};

/** What is told of an association from its pack, as it is at the moment `now`. */
export const sayComputed = (kind: ComputedKind, saying: Saying): string => sayings[kind](saying);
