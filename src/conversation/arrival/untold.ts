import type { Arrival } from '../../records/sending/arrivals.ts';
import { deskTopic, type Ground } from '../context.ts';
import type { Conversations } from '../conversations.ts';

/** The member is told that their file is not there yet, and what they can do, where anything may be told unasked; while a person is with them, that person sees it. */
export async function tellDelayed(
  { houses }: Ground,
  conversations: Conversations,
  { id, publicId, association }: Arrival,
): Promise<void> {
  const wording = houses.get(association)?.wording;
  await conversations.tell<'untold'>(publicId, 'service', ({ owner, dialogue }) => {
    if (!wording || owner !== 'bot') return { refused: 'untold' };
    const lang = dialogue?.facts.lang ?? 'ar';
    return {
      act: {
        external: `delayed ${id}`,
        kind: 'system',
        said: [{ message: { text: wording.line(lang, 'engine.fileDelayed'), lang } }],
        outcomes: [],
      },
    };
  });
}

/** The desk sees that a file of a member could not be had: a note in the conversation, and its flag. */
export async function tellLost(
  { houses, coordination }: Ground,
  conversations: Conversations,
  { id, publicId, association }: Arrival,
): Promise<void> {
  const text = houses.get(association)?.wording.line('ar', 'engine.fileLostNote') ?? '';
  await conversations.act<never>(publicId, () => ({
    act: {
      external: `lost ${id}`,
      kind: 'note',
      said: [{ message: { text, lang: 'ar' } }],
      outcomes: [{ type: 'flag' }],
    },
  }));
  coordination.publish(
    deskTopic(association),
    JSON.stringify({ what: 'conversation', conversation: publicId }),
  );
}
