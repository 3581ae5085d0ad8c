/**
 * Everything that crosses to a browser, as zod shapes and types. They are made with `zod/mini`, which adds 11 KB (compressed) to the desk;
 * the whole of zod would add 92.
 */
export { Beside, Keyboard, Place, Prompt, QuestionKind, Tap, type Lang } from './prompt.ts';
export { Choice, Receipt, Review, ReviewField, type OutgoingMessage } from './message.ts';
