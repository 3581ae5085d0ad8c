import type { Lang } from '../contract/prompt.ts';
import type { Args, FieldValue, FileValue } from '../fields/value.ts';
import type { Candidate } from '../knowledge/knowledge.ts';
import type { Command } from './understand/lexicon.ts';

/** What reaches the engine. `meant` stands for a text whose words may not be kept: only what was understood of it. */
export type MemberEvent =
  | { readonly kind: 'start'; readonly lang: Lang }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly prompt: string; readonly choice: string }
  | { readonly kind: 'file'; readonly file: FileValue }
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'due' }
  | { readonly kind: 'desk'; readonly act: DeskAct }
  | { readonly kind: 'meant'; readonly meaning: Meaning };

/** A person gave the conversation back to the bot, ended it, or lost it because no answer came in time. */
export type DeskAct = 'handedBack' | 'closed' | 'released';

/** How an answer was given: by a button or by typing. */
export type Act = 'tap' | 'typed';

/** What was understood of a message at the open question. */
export type Meaning =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'flow'; readonly flow: string }
  | { readonly kind: 'choice'; readonly choice: string; readonly act: Act; readonly words?: string }
  | { readonly kind: 'answer'; readonly value: FieldValue; readonly act: Act }
  | { readonly kind: 'fault'; readonly fault: string; readonly args?: Args }
  | { readonly kind: 'correct'; readonly field: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'question'; readonly answer: string }
  /** `value` is the answer that the text would be, were it none of the questions. */
  | { readonly kind: 'maybe'; readonly candidates: readonly Candidate[]; readonly value?: FieldValue }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'file'; readonly file: FileValue }
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };
