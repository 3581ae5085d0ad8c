import { AlertClosing } from '../../../contract/alerts.ts';
import { alertOf } from '../../../records/desk/alerts.ts';
import { Fault } from '../../../kernel/errors.ts';
import { langOf } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Closes the alert of a conversation, with a reason. The member hears nothing of it. */
export const closeAlert: Verb<AlertClosing> = {
  path: 'close-alert',
  takes: AlertClosing,
  async prepare({ desk, staff, conversation: publicId, input: { reason } }) {
    const alert = await alertOf(desk.ground.database, await desk.reading.mustFind(staff, publicId));
    if (!alert) throw new Fault('notFound', 'There is no alert in this conversation.');
    return (conversation) => ({
      act: {
        external: null,
        kind: 'note',
        said: [
          { message: { text: '', lang: langOf(conversation) }, name: staff.name, system: 'alertClosed' },
        ],
        outcomes: [{ type: 'closeAlert', alert: alert.id, staff: staff.id, reason }],
      },
    });
  },
};
