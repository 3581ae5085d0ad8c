import { isWorkingDay } from '../../src/association/hours.ts';
import { closeOver } from '../../src/desk/requests/afterwards/close-over.ts';
import { remindOfOwed } from '../../src/desk/requests/afterwards/remind-owed.ts';
import { askServiceRatings } from '../../src/desk/requests/ask-ratings.ts';
import { tellMissedCalls } from '../../src/desk/late-calls.ts';
import { tellLate } from '../../src/desk/requests/late.ts';
import { nameNewDay } from '../../src/desk/requests/new-day.ts';
import { dayAt, daysAfter } from '../../src/fields/calendar.ts';
import { day, hour } from '../../src/kernel/clock.ts';
import { leaveIn } from '../support/alerts.ts';
import { bringOwed, checkCase } from '../support/cases.ts';
import type { OnChannels } from '../support/on-channels.ts';

/** Something that leads to a message which no member asked for. */
export interface Sending {
  readonly name: string;
  /** Does it, or lets the time pass after which it comes. */
  readonly leads: (
    street: OnChannels,
    references: readonly string[],
    where: readonly string[],
  ) => Promise<void>;
}

type ForOne = (street: OnChannels, reference: string) => Promise<unknown>;
const each =
  (act: ForOne): Sending['leads'] =>
  async (street, references) => {
    for (const reference of references) await act(street, reference);
  };
const today = (street: OnChannels): string => dayAt(street.clock.now());

async function namedAnew(street: OnChannels, reference: string): Promise<void> {
  const { office, place } = street;
  const committee = street.of('committee');
  const { hours } = place.ground.houses.get('mord')!.association.pack;
  const { replyOn } = await office.requests.detail(committee, reference);
  const latest = replyOn > today(street) ? replyOn : today(street);
  let other = daysAfter(latest, 3);
  while (!isWorkingDay(hours, other)) other = daysAfter(other, 1);
  await nameNewDay({ desk: office.desk, requests: office.requests, staff: committee }, reference, {
    day: other,
    reason: 'ننتظر زيارة الباحث',
  });
}

/** Everything that is told unasked while a case goes its way, in order. */
export const sendings: readonly Sending[] = [
  {
    name: 'nobody called by the time that was named',
    async leads(street, references, where) {
      const now = street.clock.now();
      for (const [i, publicId] of where.entries()) {
        const number = `+9665${references[i]!.slice(-8).padStart(8, '0')}`;
        const call = {
          type: 'askCall',
          id: `late ${publicId}`,
          number,
          window: { from: now, to: now + hour },
        } as const;
        await leaveIn(street.place, publicId, { outcomes: [call] });
      }
      await street.pass(2 * hour);
      await tellMissedCalls(street.office.desk);
    },
  },
  {
    name: 'a paper is asked for',
    leads: each((street, reference) =>
      street.office.asking.ask(street.of('researcher'), reference, {
        field: 'asked.paper',
        words: 'نحتاج مشهد الضمان',
        by: daysAfter(today(street), 20),
      }),
    ),
  },
  {
    name: 'the paper is reminded of',
    async leads(street) {
      await street.pass(4 * day);
      await remindOfOwed(street.office.desk);
    },
  },
  {
    name: 'the time goes on',
    leads: each((street, reference) =>
      street.office.asking.goOn(street.of('researcher'), reference, { reason: 'وصل بطريق آخر' }),
    ),
  },
  {
    name: 'the answer is late',
    async leads(street) {
      await street.pass(30 * day);
      await tellLate(street.office.desk);
    },
  },
  { name: 'another day is named', leads: each(namedAnew) },
  {
    name: 'it is decided',
    leads: each(async (street, reference) => {
      await checkCase(street.office, 'mord', reference);
      const accepted = { decision: 'accepted', reason: 'استوفت الشروط' } as const;
      await street.office.moves.decide(street.of('committee'), reference, accepted);
    }),
  },
  {
    name: 'a part is provided',
    leads: each(async (street, reference) => {
      await bringOwed(street.office, street.of('researcher'), reference);
      await street.office.delivery.part(street.of('researcher'), reference, 'سلة غذائية');
    }),
  },
  {
    name: 'a code is sent that is told at the door',
    leads: each((street, reference) => street.office.receiving.sendCode(street.of('researcher'), reference)),
  },
  {
    name: 'it is provided',
    leads: each((street, reference) => street.office.moves.delivered(street.of('researcher'), reference)),
  },
  {
    name: 'how it was is asked',
    async leads(street) {
      for (let passed = 0; passed < 3; passed += 1) {
        await street.pass(hour);
        await askServiceRatings(street.office.desk);
      }
      await street.pass(31 * day);
      await closeOver(street.office.desk);
    },
  },
];
