import { Report } from '../../../contract/alerts.ts';
import { alertOf } from '../../../records/desk/alerts.ts';
import { Fault } from '../../../kernel/errors.ts';
import { langOf } from '../../desk.ts';
import type { Verb } from '../verb.ts';

/** Notes that this employee reported to an authority what an alert is about: where, the number, the hour. */
export const report: Verb<Report> = {
  path: 'report',
  takes: Report,
  async prepare({ desk, staff, conversation: publicId, input }) {
    const alert = await alertOf(desk.ground.database, await desk.reading.mustFind(staff, publicId));
    if (!alert) throw new Fault('notFound', 'There is no alert in this conversation.');
    return (conversation) => ({
      act: {
        external: null,
        kind: 'note',
        said: [{ message: { text: '', lang: langOf(conversation) }, name: staff.name, system: 'reported' }],
        outcomes: [{ type: 'protectionReport', alert: alert.id, staff: staff.id, ...input }],
      },
    });
  },
};
