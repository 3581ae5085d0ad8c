/** Everything that crosses to a browser, as zod shapes and types. */
export { Choice, Prompt, PromptKind, Receipt, Review, Tap, type Lang } from './prompt.ts';
export type { OutgoingMessage } from './message.ts';
