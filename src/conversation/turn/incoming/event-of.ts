import { placeAt } from '../../../fields/places/place.ts';
import type { Content } from '../../../channel/message.ts';
import type { Lang } from '../../../contract/lang.ts';
import type { Arrived } from '../record.ts';

/** What a message without a file is to the engine, and what is kept of it; `external` is the channel's own id. */
export function eventOf(
  content: Exclude<Content, { kind: 'file' }>,
  external: string,
  lang: Lang | undefined,
): Pick<Arrived, 'event' | 'heard'> {
  switch (content.kind) {
    case 'start':
      return { event: { kind: 'start', lang: lang ?? 'ar' }, heard: {} };
    case 'text': {
      const { text, cut } = content;
      return { event: { kind: 'text', text, ...(cut && { cut }) }, heard: { text, external } };
    }
    case 'tap':
      return {
        event: { kind: 'tap', prompt: content.prompt, choice: content.choice },
        heard: { text: content.text, external },
      };
    case 'media':
      return { event: { kind: 'unsupported', what: 'media' }, heard: { external } };
    case 'unsupported': {
      const { what, place } = content;
      const city = place && placeAt(place);
      return {
        event: { kind: 'unsupported', what, ...(city !== undefined && { city }) },
        heard: { external },
      };
    }
  }
}
