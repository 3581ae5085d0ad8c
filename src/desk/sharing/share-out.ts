import { isOpen } from '../../association/hours.ts';
import { holdsFrom } from '../../conversation/turn/owing.ts';
import { isFault } from '../../kernel/errors.ts';
import { peopleThere, waitingUnowned, type There } from '../../records/desk/sharing.ts';
import type { House } from '../../voice/house.ts';
import type { Desk } from '../desk.ts';
import { mayDo } from '../people/roles.ts';
import { givenTo } from './given.ts';
import { sharingRule } from './rules/index.ts';
import type { SharingRule } from './rules/rule.ts';

/** So many conversations of an association are shared out in one round. */
const together = 20;

interface Given {
  readonly publicId: string;
  readonly to: There;
  readonly rule: SharingRule;
}

/** Gives a conversation to somebody, who is introduced to the member; false where it was taken, or they were given another, meanwhile. */
async function give(desk: Desk, { publicId, to, rule }: Given): Promise<boolean> {
  try {
    const done = await desk.give(publicId, (conversation) =>
      givenTo(desk, conversation, {
        to,
        why: { rule: rule.name, busy: to.busy, ...holdsFrom(desk.now()) },
      }),
    );
    if (done)
      desk.ground.log.info('a conversation was shared out', {
        conversation: publicId,
        rule: rule.name,
        to: to.id,
      });
    return done;
  } catch (error) {
    if (isFault(error, 'conflict') || isFault(error, 'notFound')) return false;
    throw error;
  }
}

async function shareOutAt(desk: Desk, { association }: House, rule: SharingRule): Promise<void> {
  const { database } = desk.ground;
  const { most } = association.pack.sharing;
  const people = await peopleThere(database, association.id, desk.now());
  const there = new Map(people.filter((one) => mayDo(one, 'serve')).map((one) => [one.id, one]));
  const among = [...there.values()].filter(({ busy }) => busy < most).map(({ id }) => id);
  if (among.length === 0) return;
  const waiting = await waitingUnowned(database, association.id, { among, most: together });
  for (const one of waiting) {
    const free = [...there.values()].filter(({ id, busy }) => busy < most && !one.had.includes(id));
    for (const to of rule.order(free, one)) {
      if (!(await desk.reading.find(to, one.publicId))) continue;
      const given = await give(desk, { publicId: one.publicId, to, rule });
      if (given) there.set(to.id, { ...to, busy: to.busy + 1, givenAt: desk.now() });
      break;
    }
  }
}

/**
 * Gives who waits to those who are at the desk, where an association has a rule for it and its office is open. Whoever lets a conversation run out is not given it again
 * while its member waits; where all did, it waits for whoever takes it.
 */
export async function shareOut(desk: Desk): Promise<void> {
  for (const house of desk.ground.houses.values()) {
    const { sharing, hours } = house.association.pack;
    const rule = sharingRule(sharing.rule);
    if (rule && isOpen(hours, desk.now())) await shareOutAt(desk, house, rule);
  }
}
