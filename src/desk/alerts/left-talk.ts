import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import { isInTalk } from '../../engine/question/urgent.ts';
import type { Desk } from '../desk.ts';

/**
 * Whether the member has left the talk about danger, by its button or by any command: whoever holds the telephone now may be the one who is feared,
 * so nothing is written of itself any more. The alarm at the desk goes on.
 */
export const hasLeftTalk = ({ ground }: Desk, { dialogue }: LoadedConversation): boolean =>
  dialogue?.facts.danger !== undefined && !isInTalk({ stack: dialogue.stack, flows: ground.engine.flows });
