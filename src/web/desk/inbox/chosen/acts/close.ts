import { api } from '../../../server/api.ts';
import { Refusal } from '../../../server/wire.ts';
import type { ChosenAct } from './act.ts';

/** Closes my own whose members have their answer; whoever wrote since the row was drawn is read first. */
export const close: ChosenAct = {
  name: 'close',
  icon: 'check',
  needs: 'attend',
  fits: ({ owner, unanswered }, me) => owner?.id === me && !unanswered,
  useChoices: () => 'none',
  async run({ conversation, lastAt }) {
    const now = await api.conversation(conversation);
    if (now.unanswered || now.lastAt > lastAt) throw new Refusal(409, { code: 'memberWrote', message: '' });
    await api.close(conversation, { seen: now.lines.at(-1)?.seq });
  },
};
