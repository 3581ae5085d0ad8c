/** Everything that crosses to a browser, as zod shapes and types. */
export { Choice, Keyboard, Prompt, QuestionKind, Receipt, Review, Tap, type Lang } from './prompt.ts';
export type { OutgoingMessage } from './message.ts';
