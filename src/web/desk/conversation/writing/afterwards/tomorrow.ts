import { later } from '../../../base/later.ts';
import { api } from '../../../server/api.ts';
import type { AfterReply } from './act.ts';

/** It stands aside until the morning, or until its member writes. */
export const tomorrow: AfterReply = {
  name: 'tomorrow',
  icon: 'clock',
  run: (conversation) => api.remind(conversation, { at: later.tomorrow() }),
};
