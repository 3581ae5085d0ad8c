import type { Notices, NoticeChoices, PushDevice } from '../../contract/told/notices.ts';
import type { Ground } from '../../conversation/context.ts';
import { hour } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/errors.ts';
import { choosing, keepChoices } from '../../records/notices/choices.ts';
import {
  countSubscriptions,
  dropSubscription,
  keepSubscription,
} from '../../records/notices/subscriptions.ts';
import { queuePushes } from '../../records/notices/told.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Lang } from '../../wording/wording.ts';
import { choicesOf, isQuiet, kindsOf } from './choices.ts';
import { pushText } from './words.ts';

/** How somebody at the desk is told, as they see and change it. */
export class MyNotices {
  /** Whether mail goes out of this installation at all. */
  mailed = false;

  constructor(private readonly ground: Ground) {}

  async of(staff: Staff): Promise<Notices> {
    const { database, clock, push } = this.ground;
    const [who] = await choosing(database, staff.id);
    if (!who) throw new Fault('notAllowed', 'Nobody is signed in. Sign in first.');
    const choices = choicesOf(who);
    return {
      key: push.publicKey,
      mailed: this.mailed,
      kinds: kindsOf(who),
      choices,
      quiet: isQuiet(choices, this.house(staff).association.pack.hours, clock.now()),
      devices: await countSubscriptions(database, staff),
    };
  }

  /** Throws Fault wrongRequest for what their role is told nothing of. */
  async choose(staff: Staff, choices: NoticeChoices): Promise<Notices> {
    const may = kindsOf(staff);
    const wrong = [...choices.push, ...choices.mail].find((kind) => !may.includes(kind));
    if (wrong !== undefined) throw new Fault('wrongRequest', `${wrong}: your role is told nothing of that.`);
    await keepChoices(this.ground.database, staff.id, choices);
    return this.of(staff);
  }

  /** Throws Fault wrongRequest for a browser whose push service is not named, or whose keys are none. */
  async subscribe(staff: Staff, device: PushDevice, lang: Lang): Promise<Notices> {
    const { database, clock, push } = this.ground;
    if (!push.takes(device))
      throw new Fault(
        'wrongRequest',
        'endpoint: messages go to no such push service. PUSH_HOSTS names those that are called.',
      );
    await keepSubscription(database, device, {
      owner: { staff: staff.id, term: staff.term },
      lang,
      now: clock.now(),
    });
    return this.of(staff);
  }

  async unsubscribe(staff: Staff, endpoint: string): Promise<Notices> {
    await dropSubscription(this.ground.database, endpoint);
    return this.of(staff);
  }

  /** Sends a notice that says what notices look like, to all browsers of somebody; also in quiet hours, for they ask for it. */
  async tryOut(staff: Staff): Promise<void> {
    const { database, clock } = this.ground;
    const now = clock.now();
    const house = this.house(staff);
    const words = { ar: pushText(house, 'trial', 'ar'), en: pushText(house, 'trial', 'en') };
    const upto = new Date(now).toISOString();
    const notice = { staff: staff.id, kind: 'trial', upto, urgent: false, ...words } as const;
    const left = await queuePushes(database, [notice], { now, until: now + hour });
    if (left === 0) throw new Fault('conflict', 'No browser of yours takes messages: allow it there first.');
  }

  private house({ association }: Staff) {
    const house = this.ground.houses.get(association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    return house;
  }
}
