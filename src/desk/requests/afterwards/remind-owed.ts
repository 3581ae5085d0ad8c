import { inRow } from '../../../contract/lang.ts';
import type { Act, Decided } from '../../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../../conversation/turn/cache.ts';
import { dayAt, showGregorian } from '../../../fields/calendar.ts';
import { day, hour } from '../../../kernel/clock.ts';
import { isFault, nameOfError } from '../../../kernel/errors.ts';
import { openAsks } from '../../../records/requests/asks.ts';
import { owedWithWords } from '../../../records/requests/owed.ts';
import { takeOwing, type Owing } from '../../../records/requests/afterwards/owed-reminders.ts';
import type { House } from '../../../voice/house.ts';
import { owedLabels } from '../../../voice/labels.ts';
import { showReference } from '../../../voice/reference.ts';
import { afterRiyadhNight } from '../../../voice/time.ts';
import type { Lang } from '../../../wording/wording.ts';
import { langOf, type Desk } from '../../desk.ts';
import { titleOf } from '../notices.ts';

const taking = { pause: hour, most: 100 };

/** What is due for a case now: the how-manieth reminder, or a person. */
interface Due {
  readonly owing: Owing;
  readonly nth: number;
  readonly toPerson: boolean;
  /** By when a person sees to it (YYYY-MM-DD). */
  readonly by: string;
}

function dueOf({ association: { pack } }: House, owing: Owing, now: number): Due | undefined {
  const { remind, person } = pack.procedure.owing;
  const days = [...remind, person];
  const after = days[owing.told];
  if (after === undefined) return undefined;
  const apart = after - (days[owing.told - 1] ?? 0);
  if (now < Math.max(owing.since + after * day, owing.lastAt + apart * day)) return undefined;
  return {
    owing,
    nth: owing.told + 1,
    toPerson: owing.told === remind.length,
    by: dayAt(owing.since + person * day),
  };
}

/** What a case is owed, in words; undefined where it is owed nothing. */
async function whatIsOwed(
  { ground: { database } }: Desk,
  house: House,
  { reference, status, service }: Owing,
): Promise<((lang: Lang) => string) | undefined> {
  const [asked] = await openAsks(database, [reference]);
  if (asked) return () => asked.words;
  const owed = (await owedWithWords(database, [{ reference, status }])).get(reference);
  return (
    owed &&
    ((lang) =>
      inRow(
        lang,
        owed.map(({ name, words }) => words || owedLabels(house, { service, names: [name] }, lang)),
      ))
  );
}

interface Reminding extends Due {
  readonly house: House;
  readonly what: (lang: Lang) => string;
}

function reminder(
  conversation: LoadedConversation,
  { house, owing, nth, toPerson, by, what }: Reminding,
): Act {
  const lang = langOf(conversation);
  const { reference, service, status, since } = owing;
  const missing = what(lang);
  const values = {
    reference: showReference(reference),
    service: titleOf(house, service, lang),
    what: missing,
  };
  return {
    external: `owed ${reference} ${since} ${nth}`,
    kind: 'system',
    said: [
      {
        message: {
          text: house.wording.line(lang, toPerson ? 'supplying.toPerson' : 'supplying.remind', values),
          lang,
        },
        notice: {
          kind: 'paper',
          values: { reference: values.reference, missing, by: showGregorian(by, lang) },
        },
      },
    ],
    outcomes: [
      { type: 'remindOwed', reference, status, since, nth, toPerson },
      ...(toPerson ? ([{ type: 'flag' }] as const) : []),
    ],
    about: [service],
  };
}

/** A reminder passes where reminders were not stopped and arrive; that a person sees to it is done in any case. Nobody is reminded beside a person who has the conversation. */
async function remind(desk: Desk, due: Reminding): Promise<void> {
  const { conversation } = due.owing;
  if (due.toPerson) await desk.tell(conversation, (loaded) => reminder(loaded, due));
  else
    await desk.ask<'later'>(conversation, (loaded): Decided<'later'> =>
      loaded.owner === 'bot' ? { act: reminder(loaded, due) } : { refused: 'later' },
    );
}

/** Reminds members of what their cases are owed by them, kindly, on the days that the pack names; then a person sees to it. Never at night. */
export async function remindOfOwed(desk: Desk): Promise<void> {
  const { database, clock, houses, log } = desk.ground;
  const now = clock.now();
  if (afterRiyadhNight(now) !== now) return;
  for (const [association, house] of houses)
    for (const owing of await takeOwing(database, { association, now, ...taking }))
      try {
        const due = dueOf(house, owing, now);
        const what = due && (await whatIsOwed(desk, house, owing));
        if (!due || !what) continue;
        await remind(desk, { ...due, house, what });
        if (due.toPerson) desk.announce(association, 'inbox');
      } catch (error) {
        if (!isFault(error, 'conflict'))
          log.warn('a member could not be reminded yet of what their case is owed', {
            error: nameOfError(error),
          });
      }
}
