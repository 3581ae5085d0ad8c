import type { LookUp } from '../lookups/index.ts';
import type { Outcome } from '../outcomes/index.ts';
import type { Json } from '../kernel/json.ts';
import type { Ask, Asked, Said } from '../voice/question.ts';
import type { DialogueFacts } from './dialogue.ts';

/** What the engine itself carries out for a flow. */
export type OwnEffect =
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'repeat' }
  | { readonly type: 'call'; readonly flow: string; readonly input: Readonly<Record<string, Json>> }
  | { readonly type: 'takeUp' }
  | { readonly type: 'park' }
  | { readonly type: 'note'; readonly facts: Partial<DialogueFacts> }
  | { readonly type: 'forget'; readonly fact: keyof DialogueFacts }
  | { readonly type: 'lookUp'; readonly query: LookUp };

/** What a flow wants, as data: an effect of the engine, or an outcome that the turn leaves. */
export type Effect = OwnEffect | Outcome;

/** What a turn decided, in order: outcomes, and what is said and asked. */
export type Result =
  | Outcome
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'asked'; readonly asked: Asked; readonly again: boolean };
