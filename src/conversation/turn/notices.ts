import type { Notice } from '../../channel/notice.ts';
import { nameOfError } from '../../kernel/errors.ts';
import { stillUnannouncedLink, takeUnannouncedLinks } from '../../records/turns/links.ts';
import { stillUntoldUnlinking, takeUntoldUnlinkings } from '../../records/turns/unlinkings.ts';
import {
  stillUnannouncedWithdrawal,
  takeUnannouncedWithdrawals,
} from '../../records/requests/withdrawals.ts';
import { stillUntoldMiss, takeUntoldMisses } from '../../records/desk/calls.ts';
import { sayMissedCall, sayWindow } from '../../voice/call-window.ts';
import { showReference } from '../../voice/reference.ts';
import type { House } from '../../voice/house.ts';
import type { Lang } from '../../wording/wording.ts';
import type { Act } from './acts.ts';
import type { Ground } from '../context.ts';
import type { LoadedConversation } from './cache.ts';

const together = 20;

type Acting = (
  publicId: string,
  decide: (conversation: LoadedConversation) => { act: Act },
) => Promise<unknown>;

/** Something that a conversation has yet to be told of what was done in another one. */
interface Telling {
  readonly publicId: string;
  /** Our name of it: what is told twice is told once. */
  readonly external: string;
  readonly words: (house: House, lang: Lang) => string;
  /** As a provider's template wants it, where there is one for it. */
  readonly notice?: (house: House, lang: Lang) => Notice | undefined;
  /** It could not be told: it comes again. */
  readonly putBack: () => Promise<void>;
}

/** Whoever did not do it themselves can say so: a person who is there meanwhile does not keep the member from hearing it. */
async function tell({ houses, log }: Ground, act: Acting, notices: readonly Telling[]): Promise<void> {
  for (const { publicId, external, words, notice, putBack } of notices) {
    try {
      await act(publicId, (conversation) => {
        const { association, dialogue } = conversation;
        const lang = dialogue?.facts.lang ?? 'ar';
        const house = houses.get(association);
        const text = house ? words(house, lang) : '';
        const as = house && notice?.(house, lang);
        const told: Act = {
          external,
          kind: 'system',
          said: [{ message: { text, lang }, ...(as && { notice: as }), system: 'told' }],
          outcomes: [],
        };
        return { act: told };
      });
    } catch (error) {
      log.warn('a notice could not be told yet', { error: nameOfError(error) });
      await putBack().catch(() => undefined);
    }
  }
}

/** Tells conversations that another one was joined to them. */
async function joinedLately({ database, clock }: Ground): Promise<Telling[]> {
  return (await takeUnannouncedLinks(database, clock.now(), together)).map((joined) => ({
    publicId: joined.publicId,
    external: `joined ${joined.other}`,
    words: ({ wording }, lang) => wording.line(lang, 'linking.told'),
    putBack: () => stillUnannouncedLink(database, joined),
  }));
}

/** Tells conversations that they are joined to another one no more. */
async function unlinkedLately({ database, clock }: Ground): Promise<Telling[]> {
  return (await takeUntoldUnlinkings(database, clock.now(), together)).map((unlinked) => ({
    publicId: unlinked.publicId,
    external: `unlinked ${unlinked.at}`,
    words: ({ wording }, lang) => wording.line(lang, 'unlinking.told'),
    putBack: () => stillUntoldUnlinking(database, unlinked),
  }));
}

/** Tells conversations that a request of their member was withdrawn from another one. */
async function withdrawnLately({ database, clock }: Ground): Promise<Telling[]> {
  return (await takeUnannouncedWithdrawals(database, clock.now(), together)).map((withdrawn) => ({
    publicId: withdrawn.publicId,
    external: `withdrawn ${withdrawn.reference}`,
    words: ({ wording }, lang) =>
      wording.line(lang, 'tracking.withdrawnElsewhere', { reference: showReference(withdrawn.reference) }),
    putBack: () => stillUnannouncedWithdrawal(database, withdrawn),
  }));
}

/** Tells conversations that asked for a call as others did that nobody answered it. */
async function missedLately({ database, clock }: Ground): Promise<Telling[]> {
  return (await takeUntoldMisses(database, together)).map((missed) => ({
    publicId: missed.publicId,
    external: `missed ${missed.id} ${missed.tries}`,
    words: (house, lang) => sayMissedCall({ house, lang, now: clock.now() }, missed.window),
    notice: (house, lang) =>
      missed.window && {
        kind: 'appointment',
        values: { when: sayWindow({ house, lang, now: clock.now() }, missed.window) },
      },
    putBack: () => stillUntoldMiss(database, missed, clock.now()),
  }));
}

/** Tells members what was done to what is theirs from another conversation. */
export async function tellNotices(ground: Ground, act: Acting): Promise<void> {
  await tell(ground, act, await joinedLately(ground));
  await tell(ground, act, await unlinkedLately(ground));
  await tell(ground, act, await withdrawnLately(ground));
  await tell(ground, act, await missedLately(ground));
}
