import { deskTopic, type Ground } from '../../conversation/context.ts';
import { sendPushes } from '../../conversation/pushing/send-pushes.ts';
import { hour, second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { choosing, type Choosing } from '../../records/notices/choices.ts';
import { happenings } from '../../records/notices/happenings.ts';
import { kinds, type KindName } from '../../records/notices/kinds/index.ts';
import { queuePushes, type Notice } from '../../records/notices/told.ts';
import { wantedNow } from './choices.ts';
import { packsSay } from './packs.ts';
import { pushText } from './words.ts';

const often = 5 * second;
const lasts = 4 * hour;

/** Whether somebody is to be told of a kind now: what is urgent always. */
function wants(ground: Ground, who: Choosing, kind: KindName): boolean {
  const office = ground.houses.get(who.association)?.association.pack.hours;
  if (!office) return false;
  if (kind === 'urgent') return true;
  return wantedNow(who, { means: 'push', office, now: ground.clock.now() }).includes(kind);
}

/** The words for each of those who are told of the latest that happened. */
function noticesOf(
  { houses }: Ground,
  {
    kind,
    latest,
    people,
  }: {
    readonly kind: KindName;
    readonly latest: ReadonlyMap<number, string>;
    readonly people: readonly Choosing[];
  },
): readonly Notice[] {
  return people.flatMap(({ id, association }) => {
    const house = houses.get(association);
    const upto = latest.get(id);
    if (!house || upto === undefined) return [];
    const words = { ar: pushText(house, kind, 'ar'), en: pushText(house, kind, 'en') };
    return [{ staff: id, kind, upto, urgent: kind === 'urgent', ...words }];
  });
}

/** Leaves a message for the browsers of everybody for whom something happened since they were told: however much it was, one of each kind. */
async function tellAll(ground: Ground): Promise<void> {
  const { database, clock } = ground;
  const packs = packsSay(ground.houses);
  const people = (await choosing(database)).filter(({ subscribed }) => subscribed);
  if (people.length === 0) return;
  const now = clock.now();
  for (const kind of Object.keys(kinds) as KindName[]) {
    const asked = people.filter((who) => wants(ground, who, kind));
    const found = await happenings(database, {
      kind,
      means: 'push',
      staff: asked.map(({ id }) => id),
      now,
      packs,
    });
    // The latest of each stands first.
    const latest = new Map(found.toReversed().map(({ staff, at }) => [staff, at]));
    await queuePushes(database, noticesOf(ground, { kind, latest, people: asked }), {
      now,
      until: now + lasts,
    });
  }
}

/** Tells people at the desk by push what happens while they look elsewhere, as long as it runs. */
export function startNotices(ground: Ground): { stop(): Promise<void> } {
  const sending = sendPushes(ground);
  const telling = new Rounds({
    round: async () => {
      await tellAll(ground);
      sending.hint();
    },
    pause: often,
    failed: (error) => ground.log.warn('people at the desk could not be told', { error: nameOfError(error) }),
  });
  const deaf = [...ground.houses.keys()].map((association) =>
    ground.coordination.subscribe(deskTopic(association), () => telling.hint()),
  );
  return {
    async stop() {
      for (const stop of deaf) stop();
      await Promise.all([telling.stop(), sending.stop()]);
    },
  };
}
