import type { Genuine } from '../contracts/channel.ts';
import { media, says, tap, text, unsupported, words, written } from './whatsapp.recorded.ts';

/** Calls in which a part is null or missing that could be absent, or words stand where they are seldom looked for. */
export const absent: readonly Genuine[] = [
  ...(['caption', 'filename', 'mime_type'] as const).map((part) =>
    says(
      `a document whose ${part} is null`,
      written({ type: 'document', document: { id: '84', filename: 'تعريف.pdf', [part]: null } }),
      media('84', part === 'filename' ? 'file' : 'تعريف.pdf'),
    ),
  ),
  says('an image that lies nowhere', written({ type: 'image', image: {} }), unsupported('image')),
  says('a text without words', written({ type: 'text', text: null }), unsupported('text')),
  says(
    'words below a film',
    written({ type: 'video', video: { id: '85', caption: 'هذا بيتنا' } }),
    words('هذا بيتنا'),
    unsupported('video'),
  ),
  says(
    'an order with words',
    written({ type: 'order', order: { text: 'أريد اثنين', product_items: [] } }),
    words('أريد اثنين'),
    unsupported('order'),
  ),
  says(
    'a tapped button without its words',
    written({ type: 'interactive', interactive: { button_reply: { id: 't|q3|refuse', title: null } } }),
    tap('q3', 'refuse', 'refuse'),
  ),
  ...[{ from_user_id: null }, { group_id: null }, { timestamp: null }, { timestamp: '1763546400000' }].map(
    (part) => says(`a text with ${JSON.stringify(part)}`, written({ ...part, ...text('نعم') }), words('نعم')),
  ),
  says('a text whose type is missing', written({ ...text('نعم'), type: null }), words('نعم')),
];
