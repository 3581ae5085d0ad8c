import type { LineIn } from '../contract/line-names.ts';
import type { Album } from '../contract/message.ts';
import type { Lang } from '../contract/prompt.ts';
import type { Args, FieldValue, FileValue } from '../fields/value.ts';
import type { Candidate } from '../knowledge/knowledge.ts';
import type { Courtesy, Wish } from './understand/intents/said.ts';
import type { Command } from './understand/lexicon.ts';
import type { Urgent } from '../voice/urgent.ts';

/** What reaches the engine. `meant` stands for a text whose words may not be kept: only what was understood of it. */
export type MemberEvent =
  | { readonly kind: 'start'; readonly lang: Lang }
  /** `cut`: there was more of it than is read. `beside`: it stands below a file, which comes next. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly cut?: true;
      readonly beside?: true;
      readonly album?: Album;
    }
  | { readonly kind: 'tap'; readonly prompt: string; readonly choice: string }
  /** `awaited`: no question asks for it, and a case of the member waits for a paper. */
  | { readonly kind: 'file'; readonly file: FileValue; readonly awaited?: true; readonly album?: Album }
  /** `city`: of a place that was sent, the nearest that we know; the point itself is not kept. */
  | { readonly kind: 'unsupported'; readonly what: string; readonly city?: string; readonly album?: Album }
  | { readonly kind: 'due' }
  /** `served`: the service that is over, and how it ended. `prepared`: the form that a person began with the member. */
  | {
      readonly kind: 'desk';
      readonly act: DeskAct;
      readonly served?: { readonly service: string; readonly outcome: string };
      readonly prepared?: Prepared;
    }
  /** `spoken`: the language that the text was written in, where it tells one. */
  | {
      readonly kind: 'meant';
      readonly meaning: Meaning;
      readonly spoken?: Lang;
      readonly cut?: true;
      readonly album?: Album;
    };

/** A form as a person began it: of which service, and what was told of it. */
export interface Prepared {
  readonly service: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/**
 * A person gave the conversation back to the bot, or ended it; or their claim ran out: before any answer (`released`), while the member waited
 * for another one (`leftOpen`), or while it was the member's turn (`lapsed`). Or a service is over, and the member is asked how it was (`served`), or was provided, and they are asked whether it reached them (`provided`).
 * Or a person began a form with the member, who goes on with it alone (`prepared`).
 * Or the member, while a person has the conversation, wants to be told nothing more that is not owed to them (`stopped`), or wants it again (`resumed`).
 */
export type DeskAct =
  | 'handedBack'
  | 'closed'
  | 'released'
  | 'leftOpen'
  | 'lapsed'
  | 'served'
  | 'provided'
  | 'prepared'
  | 'stopped'
  | 'resumed';

/** How an answer was given: by a button or by typing. */
export type Act = 'tap' | 'typed';

/** The line of `courtesy` by which a courtesy is answered. */
export type CourtesyLine = LineIn<'courtesy'>;

/** Why a person is asked for in other words than a command's. */
type PersonReason = 'asked' | 'privacy' | 'sensitive' | 'triedTooOften' | 'lacks';

/** What was understood of a message at the open question. */
export type Meaning =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'flow'; readonly flow: string }
  /** Asks how the own request stands; `reference`: the number that stands in the message. */
  | { readonly kind: 'status'; readonly reference?: string }
  | { readonly kind: 'courtesy'; readonly which: Courtesy; readonly line: CourtesyLine }
  /** Tells of a need: what help there is, is told. */
  | { readonly kind: 'need' }
  /** Somebody may be in danger. Nothing of the words stands in it. */
  | ({ readonly kind: 'urgent' } & Urgent)
  /** Asked for where somebody was in danger, and not given there: a copy of what is kept, or what was written. */
  | { readonly kind: 'withheld'; readonly what: 'copy' | 'words' }
  /** A person is asked for, or must be: with the wish that goes along. */
  | { readonly kind: 'person'; readonly reason: PersonReason; readonly wish?: Wish }
  | { readonly kind: 'choice'; readonly choice: string; readonly act: Act; readonly words?: string }
  /** `unsure`: the text may say another value, so that this one is asked about before it is taken. `read`: it is not what was typed, and is shown. `among`: the text names these, and the member says which. */
  | {
      readonly kind: 'answer';
      readonly value: FieldValue;
      readonly act: Act;
      readonly unsure?: true;
      readonly read?: true;
      readonly among?: readonly FieldValue[];
    }
  | { readonly kind: 'fault'; readonly fault: string; readonly args?: Args }
  /** What is asked for is not there: a paper is lost, an account was never opened, a number is not known. */
  | { readonly kind: 'lacks' }
  /** The number that is asked for is the one from which they write. */
  | { readonly kind: 'ownNumber' }
  /** `value`: the new answer, where the message says it. */
  | { readonly kind: 'correct'; readonly field: string; readonly value?: FieldValue }
  /** Answers to several fields, by their names: of the form under way, or of the service that is named with them. `fault`: why it is no answer here. */
  | {
      readonly kind: 'several';
      readonly values: Readonly<Record<string, FieldValue>>;
      readonly service?: string;
      readonly fault?: string;
      /** The answer to a question that stands beside them; null where nothing is sure to answer it. */
      readonly beside?: string | null;
    }
  /** `values`: what the name by which it was called says of it. */
  | {
      readonly kind: 'service';
      readonly service: string;
      readonly values?: Readonly<Record<string, FieldValue>>;
    }
  | { readonly kind: 'reference'; readonly reference: string }
  /** `also`: of a message that asks several things, the other answers. `papers`: the service whose papers are asked for. */
  | {
      readonly kind: 'question';
      readonly answer: string;
      readonly also?: readonly string[];
      readonly papers?: string;
    }
  /** Clauses that are asked for by their number: one, several that it may be, or none where there is no such place. */
  | { readonly kind: 'article'; readonly clauses: readonly string[] }
  /** A question to which nothing that is approved comes near. */
  | { readonly kind: 'unanswered' }
  /** `value` is the answer that the text would be, were it none of the questions. */
  | { readonly kind: 'maybe'; readonly candidates: readonly Candidate[]; readonly value?: FieldValue }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'file'; readonly file: FileValue; readonly awaited?: true }
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'stale' }
  /** The name of a choice of another question, which we told the member to type there. */
  | { readonly kind: 'elsewhere' }
  /** Said while the notice of privacy waits for its answer: what it meant at the menu, which is answered right after. */
  | { readonly kind: 'early'; readonly meaning: Meaning }
  /** The same text once more than two people say it to one another. */
  | { readonly kind: 'sameAgain' }
  /** A tap that came before the question could be read. */
  | { readonly kind: 'hasty' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };
