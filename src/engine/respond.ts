import type { LineName } from '../contract/line-names.ts';
import { never } from '../kernel/errors.ts';
import { plainJson } from '../kernel/json.ts';
import { callFlow, obey } from './commands.ts';
import type { Meaning } from './events.ts';
import type { FlowEvent } from './flow.ts';
import type { Stage } from './stage.ts';

const keptAnswers = 5;

/** An answer from the approved ones or the clauses, remembered for a person who may take over. */
function quote(stage: Stage, from: 'answer' | 'clause', id: string): void {
  stage.know({ told: [...(stage.facts.told ?? []).filter((one) => one !== id), id].slice(-keptAnswers) });
  stage.leaves({ type: 'answer', candidate: { from, id } });
  stage.repeat();
}

/** Does what a meaning asks for at the open question, and answers how often in a row nothing could be understood. */
export function respond(stage: Stage, meaning: Meaning, tries: number): number {
  switch (meaning.kind) {
    case 'command':
      obey(stage, meaning.command);
      return 0;
    case 'flow':
      callFlow(stage, meaning.flow);
      return 0;
    case 'question':
      if (!stage.send({ type: 'question', answer: meaning.answer })) quote(stage, 'answer', meaning.answer);
      return 0;
    case 'maybe':
      if (!stage.send({ type: 'maybe', candidates: meaning.candidates })) askWhich(stage, meaning);
      return 0;
    case 'fault':
      stage.sayFault(meaning.fault, meaning.args);
      return struggle(stage, tries);
    case 'unsupported':
      if (meaning.what === 'edited') return remind(stage, tries, 'engine.edited');
      stage.say(lineFor[meaning.what] ?? 'engine.unsupported');
      return struggle(stage, tries);
    case 'stale':
      return remind(stage, tries, 'engine.stale');
    case 'nothing':
      return remind(stage, tries, 'engine.unclear');
    case 'file':
      return offered(stage, eventOf(meaning), { tries, otherwise: 'engine.fileNotNow' });
    case 'choice':
    case 'answer':
    case 'correct':
    case 'service':
    case 'reference':
    case 'words':
    case 'unclear':
      return offered(stage, eventOf(meaning), { tries, otherwise: 'engine.unclear' });
    default:
      return never(meaning);
  }
}

type Offered = Extract<
  Meaning,
  { kind: 'choice' | 'answer' | 'correct' | 'service' | 'reference' | 'words' | 'file' | 'unclear' }
>;

/** What the flow on top hears of a meaning. */
function eventOf(meaning: Offered): FlowEvent {
  switch (meaning.kind) {
    case 'choice': {
      const { choice, act, words } = meaning;
      return { type: `choice.${choice}`, choice, act, ...(words !== undefined && { words }) };
    }
    case 'answer':
      return { type: 'answer', value: meaning.value, act: meaning.act };
    case 'correct':
      return { type: 'correct', field: meaning.field };
    case 'service':
      return { type: 'service', service: meaning.service };
    case 'reference':
      return { type: 'reference', reference: meaning.reference };
    case 'words':
      return { type: 'words', text: meaning.text };
    case 'file':
      return { type: 'file', value: meaning.file };
    case 'unclear':
      return { type: 'unclear' };
    default:
      return never(meaning);
  }
}

/** Several answers may be meant: the member is asked which, in the middle of whatever is open. */
function askWhich(stage: Stage, { candidates, value }: Extract<Meaning, { kind: 'maybe' }>): void {
  const listed = candidates.map(({ from, id }) => ({ from, id }));
  stage.call(stage.flows.at('maybe'), {
    candidates: listed,
    aside: true,
    ...(value !== undefined && { value: plainJson(value) }),
  });
}

/** What is said to messages of which nothing can be read. */
const lineFor: Readonly<Partial<Record<string, LineName>>> = {
  voice: 'engine.voice',
  fileLost: 'engine.fileLost',
  fileTooLarge: 'engine.fileTooLarge',
};

function offered(
  stage: Stage,
  event: FlowEvent,
  { tries, otherwise }: { readonly tries: number; readonly otherwise: LineName },
): number {
  if (stage.send(event)) return 0;
  stage.say(otherwise);
  return struggle(stage, tries);
}

/** Says what came of a message that is no try to answer, and the open question again. */
function remind(stage: Stage, tries: number, line: LineName): number {
  stage.say(line);
  stage.repeat();
  return tries;
}

const patientTries = 2;

/** Asks again; from the third time on a person is offered as well. */
function struggle(stage: Stage, tries: number): number {
  if (tries >= patientTries) stage.say('engine.offerPerson');
  stage.repeat();
  return tries + 1;
}
