import { namedIn } from '../../../association/duty.ts';
import { alertOf } from '../../../records/desk/alerts.ts';
import { Fault } from '../../../kernel/errors.ts';
import { hasLeftTalk } from '../../alerts/left-talk.ts';
import { langOf } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Somebody has read an alert: nobody else is called, and the member is told so, unless they want nothing written. Of two who press one does. */
export const acknowledge: Verb<undefined> = {
  path: 'acknowledge',
  takes: 'nothing',
  async prepare({ desk, staff, conversation: publicId }) {
    const found = await desk.reading.mustFind(staff, publicId);
    const alert = await alertOf(desk.ground.database, found);
    if (!alert) throw new Fault('notFound', 'There is no alert in this conversation.');
    const house = desk.reading.house(staff.association);
    // 1 for a woman.
    const reader = namedIn(house.association.pack).women.includes(staff.email) ? 1 : 0;
    return (conversation) => {
      const lang = langOf(conversation);
      const isQuiet = alert.silent || hasLeftTalk(desk, conversation);
      const text = isQuiet ? '' : house.wording.line(lang, 'duty.read', { reader });
      return {
        act: {
          external: null,
          kind: isQuiet ? 'note' : 'system',
          said: [{ message: { text, lang }, system: 'acknowledged', ...(isQuiet && { name: staff.name }) }],
          outcomes: [{ type: 'acknowledge', alert: alert.id, staff: staff.id }],
        },
      };
    };
  },
};
