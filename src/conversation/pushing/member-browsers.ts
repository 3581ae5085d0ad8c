import { addressIn } from '../../contract/lang.ts';
import type { PushDevice } from '../../contract/told/notices.ts';
import { day } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { dropBrowsersOf, queueForMember } from '../../records/notices/members.ts';
import { dropSubscription, keepSubscription } from '../../records/notices/subscriptions.ts';
import { findConversation } from '../../records/turns/conversations.ts';
import type { House } from '../../voice/house.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { Ground } from '../context.ts';
import type { LoadedConversation } from '../turn/cache.ts';

/** So long it is worth telling that something was said. */
const worth = 3 * day;

/** What stands on the screen: who has answered, and no word of it. */
function textOf({ association: { id, pack }, wording }: House, lang: Lang): string {
  const to = addressIn(lang, `/chat/${id}`);
  const text = wording.line(lang, 'notices.member.said');
  return JSON.stringify({ title: inLang(pack.shortName, lang), text, to, tag: id, lang });
}

/** Browsers of members that are told, while the page is closed, that something was said to them: nothing of what. */
export class MemberBrowsers {
  constructor(
    private readonly ground: Pick<Ground, 'database' | 'clock' | 'houses' | 'log' | 'push' | 'pulled'>,
  ) {}

  /** What a browser subscribes with, base64url. */
  get key(): string {
    return this.ground.push.publicKey;
  }

  /** A browser is told from now on; false where its push service is not called, and where somebody was in danger. */
  async keep(publicId: string, device: PushDevice, lang: Lang): Promise<boolean> {
    const { database, clock, push } = this.ground;
    const conversation = await findConversation(database, publicId);
    if (!conversation || conversation.alerted || !push.takes(device)) return false;
    await keepSubscription(database, device, {
      owner: { conversation: conversation.id },
      lang,
      now: clock.now(),
    });
    return true;
  }

  async drop(endpoint: string): Promise<void> {
    await dropSubscription(this.ground.database, endpoint);
  }

  /** Nobody is told of a conversation any more that ended on its device. */
  async dropAll(publicId: string): Promise<void> {
    await dropBrowsersOf(this.ground.database, publicId);
  }

  /** Something was said to a member that is no answer to what they just wrote. What cannot be told this way keeps nothing else waiting. */
  async said({ id, association, channel }: LoadedConversation): Promise<void> {
    const { database, clock, houses, log, pulled } = this.ground;
    const house = houses.get(association);
    if (!house || !pulled.has(channel)) return;
    const now = clock.now();
    const texts = { ar: textOf(house, 'ar'), en: textOf(house, 'en') };
    try {
      await queueForMember(database, texts, { conversation: id, now, until: now + worth });
    } catch (error) {
      log.warn('a message to browsers of a member could not be left', { error: nameOfError(error) });
    }
  }
}
