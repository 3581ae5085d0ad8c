import type { Prompt } from '../../src/contract/index.ts';
import type { SampleInput } from '../../src/fields/sample.ts';

/** How a conversation was left: to the bot, waiting for a person, with one, handed back by one, or with its form put aside. */
export const turnouts = ['bot', 'waiting', 'claimed', 'handedBack', 'aside'] as const;
export type Turnout = (typeof turnouts)[number];

/** An answer that a member gave to a field of the form that is under way. */
export interface GivenAnswer {
  readonly field: string;
  readonly input: SampleInput;
}

/** A conversation of the web chat, as the earlier build left it. */
export interface Standing {
  readonly association: string;
  readonly turnout: Turnout;
  readonly conversation: string;
  /** The value by which the web chat takes it up again. */
  readonly resume: string;
  /** The question that is open, and the one that is open again when no person is waited for any more. */
  readonly prompt: Prompt;
  readonly below: Prompt;
  /** Every line of the transcript, as the member sees it. */
  readonly texts: readonly string[];
  readonly given: readonly GivenAnswer[];
  /** The answers as the desk shows them, identifiers masked; undefined without a form. */
  readonly form?: readonly { readonly label: string; readonly shown: string }[];
}

/** A member of a channel that we call, and the message with buttons that stands last in the chat. */
export interface PushedStanding {
  readonly association: string;
  readonly question: Prompt;
  /** What the member does next: types, presses a button with these words, or answers in the open one-time form. */
  readonly next:
    | { readonly type: string }
    | { readonly press: string }
    | { readonly form: string; readonly answer: string };
  readonly address:
    | { readonly telegram: number }
    | { readonly whatsapp: { readonly phone: string; readonly user: string } };
  readonly last: {
    readonly id: string;
    readonly as: string;
    readonly text: string;
    readonly keys: readonly { readonly label: string; readonly data: string }[];
  };
}

/** A message to a member of Telegram that was not settled when the earlier build died. */
export interface UnderWay {
  readonly telegram: number;
  /** Set for what a person said, whose outcome nobody knows: it is never sent again by itself. */
  readonly conversation?: string;
  /** `attempting`: the call had begun. `waiting`: it had not. */
  readonly state: 'attempting' | 'waiting';
  readonly text: string;
}

/** A file that a member of Telegram sent, kept but not yet fetched. */
export interface Arriving {
  readonly telegram: number;
  readonly file: {
    readonly id: string;
    readonly path: string;
    readonly name: string;
    readonly type: string;
    readonly base64: string;
  };
}

/** Everything that stands in a database that an earlier build filled. */
export interface Installation {
  /** The build, by its commit. */
  readonly build: string;
  /** The server's clock at the end, in milliseconds. */
  readonly at: number;
  readonly key: string;
  readonly password: string;
  /** An answer that the earlier build took, by association and field. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, SampleInput>>>>;
  readonly standing: readonly Standing[];
  readonly pushed: readonly PushedStanding[];
  readonly underWay: readonly UnderWay[];
  readonly arriving: readonly Arriving[];
  /** A code that one conversation gave, and the value by which another takes it. */
  readonly code: { readonly association: string; readonly figures: string; readonly resume: string };
  readonly requests: Readonly<Record<string, { readonly association: string; readonly status: string }>>;
  /** The next number of a message at Telegram's stand-in. */
  readonly nextMessage: number;
}
