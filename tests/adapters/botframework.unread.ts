import type { Call } from '../../src/channel/port.ts';
import type { Named } from '../contracts/channel.ts';
import { inTeams, type Home } from './botframework.recorded.ts';

/** Activities in which a part is missing without which nobody can be answered. */
export const unreadAt = (home: Home, call: (body: unknown) => Call): readonly Named[] => [
  { name: 'a message without a conversation', call: call(inTeams(home, { conversation: undefined })) },
  { name: 'a message from nobody', call: call(inTeams(home, { from: { name: 'سارة' } })) },
  {
    name: 'an edited message without a conversation',
    call: call(inTeams(home, { type: 'messageUpdate', conversation: null })),
  },
  {
    name: 'an update without a conversation',
    call: call(inTeams(home, { type: 'conversationUpdate', conversation: null })),
  },
  {
    name: 'an installation without a conversation',
    call: call(inTeams(home, { type: 'installationUpdate', conversation: null })),
  },
];
