import type { Lang } from '../contract/prompt.ts';
import type { Purpose } from '../contract/purpose.ts';
import type { Json } from '../kernel/json.ts';
import type { Meaning } from './events.ts';
import type { Result } from './reply.ts';

/** The stored state of one conversation: plain JSON, version `v`. Everything in it is encrypted at rest. */
export interface Dialogue {
  readonly v: 1;
  /** Flows that are under way, the one that speaks last. The first is always the reception. */
  readonly stack: readonly Frame[];
  /** Flows that were left with answers in them, the latest last: they can be taken up again. */
  readonly parked: readonly Frame[];
  readonly facts: DialogueFacts;
  /** Number of questions asked so far: the next one's id is made from it. */
  readonly asked: number;
  /** Answers in a row that could not be understood at the present question. */
  readonly tries: number;
  /** When the member was last heard (milliseconds since the epoch), and how many reminders were sent since. */
  readonly heard: number;
  readonly reminded: number;
  /** The last text heard and how often it came in a row, as a short hash: two programs talking to each other are noticed by it. */
  readonly echo: { readonly hash: string; readonly times: number };
  /** The files that were sent together and answered last; `told`: that one of them counts was said. */
  readonly album?: { readonly id?: string; readonly at?: number; readonly told: boolean };
  /** What turns of a burst decided and did not say yet. */
  readonly held?: readonly Result[];
}

/**
 * One flow under way. `value` is the state of its machine, `context` what it remembers, `asked` the id of its open question,
 * `since` when that was first shown (milliseconds since the epoch), where a tap on it must not come too early.
 */
export interface Frame {
  readonly flow: string;
  readonly version: number;
  readonly value: string;
  readonly context: Readonly<Record<string, Json>>;
  readonly asked?: string;
  readonly since?: number;
  /** Why the ways out of its question stand beside its choices: what is asked for is not there, or was tried in vain. */
  readonly stuck?: 'lacks' | 'triedTooOften';
}

/** What is known in every flow of a conversation. */
export interface DialogueFacts {
  readonly lang: Lang;
  /** The language that the client spoke last: a change of it changes `lang`, its repetition does not. */
  readonly locale?: Lang;
  /** `lang` is what the member wrote last, not what they chose. */
  readonly follows?: true;
  readonly consent?: 'given' | 'refused';
  /** The version of the privacy notice that was agreed to or refused. */
  readonly notice?: string;
  /** The member wants nothing that is not owed to them. */
  readonly optedOut?: boolean;
  /** What else they may be told of, each agreed to apart. */
  readonly agreed?: readonly Purpose[];
  /** What was said before the notice was answered, as what it meant, at most three; it is answered right after. */
  readonly early?: readonly Meaning[];
  /** Waiting for a person: since when, until when the member was told an answer comes, how often that time was put off. */
  readonly waiting?: {
    readonly id: string;
    readonly since: number;
    readonly by: number;
    readonly late: number;
  };
  /** References of the requests sent in this conversation, the latest last, at most ten. */
  readonly requests?: readonly string[];
  /** The branch that the member named last, by its id in the pack. */
  readonly branch?: string;
  /** The call that the member waits for: between which moments they were told to expect it, in milliseconds. */
  readonly call?: { readonly id: string; readonly window?: { readonly from: number; readonly to: number } };
  /** When something was last answered, in milliseconds, until the member is asked how it was. */
  readonly answeredAt?: number;
  /** When a rating was last asked for, in milliseconds. */
  readonly ratedAt?: number;
  /**
   * Somebody may be in danger here, now or once: by which alert the desk knows it, on which ground it reads what is written; `over`: the member
   * ended the talk about it.
   */
  readonly danger?: {
    readonly id: string;
    readonly ground: 'consent' | 'life' | 'tap';
    readonly over?: true;
  };
  /** Answers given lately, as answer or clause ids: they go along when a person takes over. At most five. */
  readonly told?: readonly string[];
}

/**
 * What is handed in to one turn: the time (milliseconds since the epoch), chance (hexadecimal characters), and the language that the
 * member's client speaks, where it tells. `shut`: nothing that is said now reaches the member before they write again. `more`: another message of theirs stands behind
 * this one. `hushed`: nothing may be said that they did not ask for. `wipes`: what was written can be taken away again, from the member's chat, or
 * from the page on which they read it.
 */
export interface Given {
  readonly now: number;
  readonly seed: string;
  readonly locale?: Lang;
  readonly shut?: true;
  readonly hushed?: true;
  readonly more?: true;
  readonly wipes?: 'chat' | 'page';
}
