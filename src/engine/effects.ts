import type { PromptKind } from '../contract/prompt.ts';
import type { FieldValue, Words } from '../fields/spec.ts';
import type { Json } from '../kernel/json.ts';
import type { Candidate } from '../knowledge/knowledge.ts';
import type { Values } from '../wording/wording.ts';
import type { DialogueFacts } from './dialogue.ts';

/** Where the label of a choice is found, when it is not a line of its own (`choices.<id>`). */
export type ChoiceSource = 'service' | 'option' | 'answer' | 'field' | 'reference' | 'rating';

/** Words of the pack, or a line of locales/ with its values. */
export type Said = { readonly line: string; readonly values?: Values } | { readonly words: Words };

/** A question to ask. Its step is the state of the flow that asks it. */
export interface Ask {
  readonly kind: PromptKind;
  readonly said: Said;
  readonly choices?: readonly string[];
  readonly of?: ChoiceSource;
  readonly field?: { readonly service: string; readonly name: string };
  /** All answers of a form, to be shown for confirmation. */
  readonly review?: {
    readonly service: string;
    readonly answers: Readonly<Record<string, FieldValue | null>>;
  };
  /** At a question for figures that are no field's: how many, and what is said where there are more or fewer. */
  readonly figures?: { readonly count: number; readonly fault: string };
  /** Whether the member is reminded of this question when he falls silent. */
  readonly reminds?: boolean;
}

/** A question as it was asked: bound to its id. */
export interface Asked extends Ask {
  readonly id: string;
  readonly flow: string;
  readonly step: string;
}

/** What the shell looks up inside the turn; the answer comes back as an event. */
export type LookUp =
  | { readonly kind: 'mine' }
  | { readonly kind: 'request'; readonly reference: string; readonly lastFour?: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'similar'; readonly service: string; readonly identity: string | null };

/** A request as far as its member may know it. Days are YYYY-MM-DD. */
export interface KnownRequest {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  readonly submittedOn: string;
  readonly promisedOn?: string;
}

export type LookedUp =
  | { readonly kind: 'mine'; readonly requests: readonly KnownRequest[] }
  | { readonly kind: 'request'; readonly outcome: 'found'; readonly request: KnownRequest }
  | { readonly kind: 'request'; readonly outcome: 'unknown' | 'proofNeeded' | 'wrongProof' | 'locked' }
  | { readonly kind: 'code'; readonly outcome: 'linked' | 'unknown' | 'locked' }
  | { readonly kind: 'similar'; readonly reference: string | null };

/** A request ready to be sealed: what was reviewed, by its hash, and the act by which it was signed. */
export interface Submission {
  readonly service: string;
  readonly reference: string;
  readonly answers: Readonly<Record<string, FieldValue | null>>;
  readonly sha256: string;
  readonly signed: {
    readonly act: 'tap' | 'typed';
    readonly words: string;
    readonly attestation: string;
    readonly lang: 'ar' | 'en';
  };
  /** The day by which it is answered; `told` says whether the member was told. */
  readonly replyOn: string;
  readonly told: boolean;
}

/** What a turn decided, as data. The engine itself carries out call … lookUp; the rest goes to the shell, in order. */
export type Effect =
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'repeat' }
  | { readonly type: 'call'; readonly flow: string; readonly input: Readonly<Record<string, Json>> }
  | { readonly type: 'takeUp' }
  | { readonly type: 'park' }
  | { readonly type: 'note'; readonly facts: Partial<DialogueFacts> }
  | { readonly type: 'forget'; readonly fact: keyof DialogueFacts }
  | { readonly type: 'lookUp'; readonly query: LookUp }
  | Outward;

export type Outward =
  | { readonly type: 'answer'; readonly candidate: Candidate }
  | {
      readonly type: 'receipt';
      readonly service: string;
      readonly reference: string;
      readonly replyOn: string;
      readonly told: boolean;
    }
  | { readonly type: 'status'; readonly request: KnownRequest }
  | { readonly type: 'submit'; readonly submission: Submission }
  | { readonly type: 'withdraw'; readonly reference: string }
  /** A code by which another conversation shows that it is the same member's. */
  | { readonly type: 'offerLink'; readonly code: string }
  | {
      readonly type: 'handOver';
      readonly id: string;
      readonly reason: string;
      readonly by: number;
      readonly tried: readonly string[];
      readonly step: { readonly flow: string; readonly step: string; readonly field?: string };
    }
  | { readonly type: 'stopWaiting'; readonly id: string }
  | { readonly type: 'putOff'; readonly id: string; readonly by: number }
  | { readonly type: 'consent'; readonly given: boolean; readonly notice: string }
  | { readonly type: 'optOut'; readonly out: boolean }
  | {
      readonly type: 'askRating';
      readonly id: string;
      readonly about: string;
      readonly service: string | null;
    }
  | {
      readonly type: 'rate';
      readonly id: string;
      readonly about: string;
      readonly service: string | null;
      readonly score: number;
    }
  | { readonly type: 'comment'; readonly id: string; readonly text: string };

/** What the shell receives: outward effects, and what is said and asked, with the language settled. */
export type Result =
  | Outward
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'asked'; readonly asked: Asked; readonly again: boolean };
