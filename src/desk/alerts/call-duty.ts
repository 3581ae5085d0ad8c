import { inTurn, namedIn } from '../../association/duty.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import type { Act } from '../../conversation/turn/acts.ts';
import { minute } from '../../kernel/clock.ts';
import { isFault, nameOfError } from '../../kernel/errors.ts';
import {
  dueAlerts,
  rosterOf,
  takeStep,
  unreachedAlerts,
  type DueAlert,
  type Roster,
  type UnreachedAlert,
} from '../../records/desk/duty.ts';
import { keyOf } from '../../records/turns/conversations.ts';
import { decryptBody } from '../../records/turns/entries.ts';
import { langOf, type Desk } from '../desk.ts';
import { kindIn } from './heard.ts';
import { hasLeftTalk } from './left-talk.ts';
import { unreachedLine } from './unreached-line.ts';

const together = 20;
/** After whoever let go of a conversation its alarm begins anew. The first is called at once, the next after five minutes, all others after ten, the managers after fifteen; whose hours it is before whose it is not. */
const apart = 5 * minute;
const steps = 4;

/** Whom the steps `from` to before `to` of an alarm call. */
function calledBy({ people, managers }: Roster, from: number, to: number): readonly number[] {
  const each = [people.slice(0, 1), people.slice(1, 2), people.slice(2), managers];
  return [...new Set(each.slice(from, to).flatMap((some) => some.map(({ id }) => id)))];
}

/** Those of a roster whom the member lets read. */
function withWishes(roster: Roster, women: readonly string[], { excluded, womenOnly }: DueAlert): Roster {
  const may = ({ id, email }: Roster['people'][number]): boolean =>
    !excluded.includes(id) && (!womenOnly || women.includes(email));
  return { ...roster, people: roster.people.filter(may) };
}

/** Whoever let go of the conversation is called after all others. */
const nextFirst = <P extends { readonly id: number }>(
  people: readonly P[],
  { letGoBy }: DueAlert,
): readonly P[] => people.toSorted((a, b) => Number(a.id === letGoBy) - Number(b.id === letGoBy));

/** Takes the steps of an alarm that are due by now: after a stop all that were missed, once. */
async function call(desk: Desk, alert: DueAlert, now: number): Promise<void> {
  const { database, houses, log } = desk.ground;
  const pack = houses.get(alert.association)?.association.pack;
  const { named, women } = namedIn(pack ?? {});
  const { people, managers } = withWishes(await rosterOf(database, alert, named), women, alert);
  // As it was when the alarm began: so none is left out whose hours begin meanwhile.
  const roster = { people: nextFirst(pack ? inTurn(pack, people, alert.from) : people, alert), managers };
  const to = Math.min(steps, 1 + Math.floor((now - alert.from) / apart));
  const next = to < steps ? alert.from + to * apart : null;
  const calls = calledBy(roster, alert.step, to);
  if (!(await takeStep(database, alert, { to, next, calls, now }))) return;
  if (roster.people.length === 0)
    log.error('nobody may open an alert: name people on duty in the pack', {
      association: alert.association,
    });
  desk.announce(alert.association, 'inbox');
}

/** The member is told that nobody was reached yet, where that is so, once. */
async function tellUnreached(desk: Desk, alert: UnreachedAlert): Promise<void> {
  const { database, houses } = desk.ground;
  const { conversation: publicId, dataKey } = alert;
  const house = houses.get(alert.association);
  if (!house) return;
  const kind = kindIn(decryptBody({ key: keyOf(database, publicId, dataKey), publicId }, alert.kind));
  const act = (conversation: LoadedConversation): Act => {
    const lang = langOf(conversation);
    const { openedAt, left } = alert;
    const text = unreachedLine(house, { kind, lang, openedAt, left, now: desk.now() });
    const isQuiet = conversation.owner !== 'bot' || hasLeftTalk(desk, conversation);
    const said = text === undefined || isQuiet ? '' : text;
    return {
      external: null,
      kind: said === '' ? 'note' : 'system',
      said: [{ message: { text: said, lang }, system: said === '' ? 'untold' : 'told' }],
      outcomes: [{ type: 'unreached', alert: alert.id }],
    };
  };
  await desk.record(publicId, act);
  desk.announceIn({ association: alert.association, publicId, alerted: true });
}

/** Calls whoever is on duty for what nobody has read yet, step by step, and tells members whom nobody was reached for. */
export async function callDuty(desk: Desk): Promise<void> {
  const { database, log } = desk.ground;
  const now = desk.now();
  const each = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Somebody pressed in the same moment: then it is not so any more.
      if (!isFault(error, 'conflict')) log.error('an alarm will come again', { error: nameOfError(error) });
    }
  };
  for (const alert of await dueAlerts(database, now, together)) await each(() => call(desk, alert, now));
  for (const alert of await unreachedAlerts(database, now - (steps - 1) * apart, together))
    await each(() => tellUnreached(desk, alert));
}
