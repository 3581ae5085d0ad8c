import type { LookUp } from '../lookups/index.ts';
import type { Outcome } from '../outcomes/index.ts';
import type { Json } from '../kernel/json.ts';
import type { Ask, Said } from '../voice/question.ts';
import type { DialogueFacts } from './dialogue.ts';

/** What the engine itself carries out for a flow. */
type OwnEffect =
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'repeat' }
  | { readonly type: 'call'; readonly flow: string; readonly input: Readonly<Record<string, Json>> }
  | { readonly type: 'takeUp' }
  /** Puts what is under way aside; `service`: another one is begun instead, else the menu is shown. */
  | { readonly type: 'park'; readonly service?: string }
  | { readonly type: 'note'; readonly facts: Partial<DialogueFacts> }
  | { readonly type: 'forget'; readonly fact: keyof DialogueFacts }
  | { readonly type: 'lookUp'; readonly query: LookUp };

/** What a flow wants, as data: an effect of the engine, or an outcome that the turn leaves. */
export type Effect = OwnEffect | Outcome;

type Carried = Exclude<OwnEffect, { readonly type: 'say' }>;
const carried: Readonly<Record<Carried['type'], true>> = {
  ask: true,
  repeat: true,
  note: true,
  forget: true,
  call: true,
  takeUp: true,
  park: true,
  lookUp: true,
};
/** Whether the engine carries an effect out itself; everything else is a result of the turn. */
export const isCarried = (effect: Effect): effect is Carried => Object.hasOwn(carried, effect.type);
