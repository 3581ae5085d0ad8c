import { holdsBack } from '../../voice/question-kinds.ts';
import type { Asked } from '../../voice/question.ts';
import type { DialogueFacts } from '../dialogue.ts';

/** Whether the notice of privacy stands unanswered. */
export const isUndecided = ({ consent }: DialogueFacts, open: Asked | undefined): boolean =>
  consent === undefined && holdsBack(open?.kind);
