import type { LoadedConversation } from '../turn/cache.ts';

/**
 * Whether something may be said in a conversation that its member did not ask for: reminders, ratings, decisions, notices, codes. Not where
 * somebody was in danger, now or once: whoever holds the telephone may be the one who is feared.
 */
export const mayBeToldUnasked = ({ alerted }: Pick<LoadedConversation, 'alerted'>): boolean => !alerted;
