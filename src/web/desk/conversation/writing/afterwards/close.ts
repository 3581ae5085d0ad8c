import { api } from '../../../server/api.ts';
import { Refusal } from '../../../server/wire.ts';
import type { AfterReply } from './act.ts';

/** It is closed, unless its member wrote something that whoever answered has not read. */
export const close: AfterReply = {
  name: 'close',
  icon: 'check',
  async run(conversation, after) {
    const { lines } = await api.conversation(conversation);
    if (lines.some(({ seq, from }) => seq > after && from === 'member'))
      throw new Refusal(409, { code: 'memberWrote', message: '' });
    await api.close(conversation, { seen: lines.at(-1)?.seq });
  },
};
