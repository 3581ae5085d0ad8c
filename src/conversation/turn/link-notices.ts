import { nameOfError } from '../../kernel/errors.ts';
import { stillUntoldLink, takeUntoldLinks } from '../../records/turns/links.ts';
import type { Act } from './acts.ts';
import type { Ground } from '../context.ts';
import type { LoadedConversation } from './cache.ts';

const together = 20;

/** Tells conversations that another one was joined to them by their code: whoever did not do it himself can say so. */
export async function tellLinked(
  { database, houses, clock, log }: Ground,
  act: (publicId: string, decide: (conversation: LoadedConversation) => { act: Act }) => Promise<unknown>,
): Promise<void> {
  for (const untold of await takeUntoldLinks(database, clock.now(), together)) {
    try {
      await act(untold.publicId, ({ association, dialogue }) => {
        const lang = dialogue?.facts.lang ?? 'ar';
        const text = houses.get(association)?.wording.line(lang, 'linking.told') ?? '';
        return {
          act: {
            external: `joined ${untold.other}`,
            kind: 'system',
            said: [{ message: { text, lang } }],
            outcomes: [],
          },
        };
      });
    } catch (error) {
      log.warn('a link could not be told yet', { error: nameOfError(error) });
      await stillUntoldLink(database, untold).catch(() => undefined);
    }
  }
}
