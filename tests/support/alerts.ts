import { Role } from '../../src/contract/desk.ts';
import { Office } from '../../src/desk/office.ts';
import { verbs } from '../../src/desk/verbs/index.ts';
import { handClock, type Clock } from '../../src/kernel/clock.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import type { Association } from '../../src/association/schema.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { rowsOf, type Outcome } from '../../src/outcomes/index.ts';
import { encryptBody } from '../../src/records/turns/entries.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { aWorkingMorning } from './house.ts';
import { openPlace, sendRequest, type Place } from './place.ts';
import { turnOf } from './turns.ts';

/** The houses with packs that differ from those that come along. */
function withPacks({ houses }: Pick<Ground, 'houses'>, packs: Packs): Ground['houses'] {
  const changed = Object.entries(packs).map(([id, change]) => {
    const house = houses.get(id)!;
    const { association } = house;
    const pack = { ...association.pack, ...change };
    return [id, { ...house, association: { ...association, pack } }] as const;
  });
  return new Map([...houses, ...changed]);
}

/** Commits a turn that leaves these outcomes, as if the member had written `words` in it. Answers the verdict. */
export async function leaveIn(
  { ground }: Pick<Place, 'ground'>,
  publicId: string,
  { outcomes, words }: { readonly outcomes: readonly Outcome[]; readonly words?: string },
): Promise<string> {
  const { database, committer, houses, clock } = ground;
  const conversation = (await findConversation(database, publicId))!;
  const house = houses.get(conversation.association)!;
  const now = clock.now();
  const seq = conversation.seq + 1;
  const extras = rowsOf(outcomes, { database, house, conversation, now, seq, words });
  const state = conversation.state ?? { stands: conversation.version + 1 };
  const said = { heard: { text: words ?? 'x' }, said: [], state };
  return committer.commit(
    await turnOf(database, publicId, { extras, at: now, body: encryptBody(conversation, said) }),
  );
}

/** An alert as the hearing leaves it. */
export const alertOf = (id: string, change: Partial<Extract<Outcome, { type: 'alert' }>> = {}): Outcome => ({
  type: 'alert',
  id,
  category: 'violence',
  class: 'now',
  ground: 'life',
  call: '1919',
  ...change,
});

/** What packs say in place of what stands in those that come along, by association. */
type Packs = Readonly<Record<string, Partial<Association['pack']>>>;
/** A clock that is moved by hand. */
type MovedClock = Clock & { advance(ms: number): void };

export interface OnDuty<C extends MovedClock = ReturnType<typeof handClock>> {
  readonly place: Place;
  readonly office: Office;
  readonly clock: C;
  /** Somebody at the desk: of each role one of that name, and those who are named, a researcher huda and a delegate reem. */
  of(name: string): Staff;
  sql<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]>;
  /** Carries out a verb of the desk. Answers whether it was done. */
  does(name: string, path: string, conversation: string, input?: unknown): Promise<boolean>;
  /** As `does`; the code of the Fault where it throws one. */
  tries(name: string, path: string, conversation: string, input?: unknown): Promise<string>;
  /** What was said to a member. */
  said(conversation: string): Promise<string[]>;
  /** A member who sent a request, and then is in danger. */
  inDanger(
    change?: Parameters<typeof alertOf>[1],
  ): Promise<{ readonly publicId: string; readonly alert: string; readonly reference: string }>;
  remove(): Promise<void>;
}

export const danger = 'زوجي يضربني وأنا خائفة';
const association = 'mord';

/** Two people on duty at any hour, the first a woman. */
export const duty = {
  people: ['huda@mord.example', 'reem@mord.example'],
  women: ['huda@mord.example'],
  hours: 'always',
  means: ['screen', 'mail'],
} satisfies Association['pack']['duty'];

/** On what such a desk is opened: a clock, and packs of its own besides that of the association with people on duty. */
interface Opening<C extends MovedClock> {
  readonly clock: C;
  readonly packs?: Packs;
}

/** A desk of every role, with two people on duty, on a clock that is moved by hand. */
export function openOnDuty(): Promise<OnDuty>;
export function openOnDuty<C extends MovedClock>(opening: Opening<C>): Promise<OnDuty<C>>;
export async function openOnDuty(
  { clock, packs }: Opening<MovedClock> = { clock: handClock(aWorkingMorning) },
): Promise<OnDuty<MovedClock>> {
  const place = await openPlace({}, (ground) => ({
    ...ground,
    clock,
    houses: withPacks(ground, { [association]: { duty }, ...packs }),
  }));
  const office = new Office(place.ground, place.conversations);
  const staff = new Map<string, Staff>();
  const roles = [
    ...Role.options.map((role) => [role, role]),
    ['huda', 'researcher'],
    ['reem', 'delegate'],
  ] as const;
  for (const [name, role] of roles) {
    const given = { association, email: `${name}@mord.example`, role, password: 'never used' };
    staff.set(name, await putStaff(place.ground.database, given, 0));
  }
  let n = 0;
  const of = (name: string): Staff => staff.get(name)!;
  const does: OnDuty['does'] = async (name, path, conversation, input) => {
    const verb = verbs.find((one) => one.path === path)!;
    return (await office.desk.perform(verb, { staff: of(name), conversation, input: input as never })).done;
  };
  return {
    place,
    office,
    clock,
    of,
    does,
    sql: async <Row extends object>(text: string, ...values: unknown[]) =>
      (await place.ground.database.query<Row>(text, values)).rows,
    async tries(...what) {
      try {
        return String(await does(...what));
      } catch (error) {
        return isFault(error) ? error.code : 'thrown';
      }
    },
    said: async (conversation) =>
      (await place.conversations.lines(conversation, 0)).lines.flatMap((line) =>
        line.from === 'member' ? [] : [line.message.text],
      ),
    async inDanger(change = {}) {
      n += 1;
      const { publicId, reference } = await sendRequest(place, association, n);
      const alert = `alert-${n}`;
      await leaveIn(place, publicId, { outcomes: [alertOf(alert, change)], words: danger });
      return { publicId, alert, reference };
    },
    async remove() {
      await office.close();
      await place.remove();
    },
  };
}
