import { never } from '../kernel/errors.ts';
import type { Meaning } from './events.ts';
import type { Stage } from './stage.ts';
import type { Command } from './understand/lexicon.ts';

const keptAnswers = 5;

/** An answer from the approved ones or the clauses, remembered for a person who may take over. */
function quote(stage: Stage, from: 'answer' | 'clause', id: string): void {
  stage.know({ told: [...(stage.facts.told ?? []).filter((one) => one !== id), id].slice(-keptAnswers) });
  stage.leaves({ type: 'answer', candidate: { from, id } });
}

/** Does what a meaning asks for at the open question, and answers how often in a row nothing could be understood. */
export function respond(stage: Stage, meaning: Meaning, tries: number): number {
  switch (meaning.kind) {
    case 'command':
      command(stage, meaning.command);
      return 0;
    case 'stale':
      stage.say('engine.stale');
      stage.repeat();
      return tries;
    case 'question':
      if (!stage.send({ type: 'question', answer: meaning.answer })) {
        quote(stage, 'answer', meaning.answer);
        stage.repeat();
      }
      return 0;
    case 'maybe':
      if (!stage.send({ type: 'maybe', candidates: meaning.candidates }))
        stage.call(stage.flows.at('maybe'), {
          candidates: meaning.candidates as never,
          aside: true,
          ...(meaning.value !== undefined && { value: meaning.value as never }),
        });
      return 0;
    case 'choice':
      return offered(
        stage,
        {
          type: `choice.${meaning.choice}`,
          choice: meaning.choice,
          act: meaning.act,
          ...(meaning.words !== undefined && { words: meaning.words }),
        },
        tries,
      );
    case 'answer':
      return offered(stage, { type: 'answer', value: meaning.value, act: meaning.act }, tries);
    case 'correct':
      return offered(stage, { type: 'correct', field: meaning.field }, tries);
    case 'service':
      return offered(stage, { type: 'service', service: meaning.service }, tries);
    case 'reference':
      return offered(stage, { type: 'reference', reference: meaning.reference }, tries);
    case 'words':
      return offered(stage, { type: 'words', text: meaning.text }, tries);
    case 'file':
      return offered(stage, { type: 'file', value: meaning.file }, tries, 'engine.fileNotNow');
    case 'fault':
      stage.say(`faults.${meaning.fault}`, meaning.args);
      return struggle(stage, tries);
    case 'unsupported':
      stage.say(lineFor[meaning.what] ?? 'engine.unsupported');
      if (meaning.what !== 'edited') return struggle(stage, tries);
      stage.repeat();
      return tries;
    case 'nothing':
      stage.say('engine.unclear');
      stage.repeat();
      return tries;
    case 'unclear':
      return offered(stage, { type: 'unclear' }, tries);
    default:
      return never(meaning);
  }
}

/** What is said to messages of which nothing can be read. */
const lineFor: Readonly<Record<string, string>> = {
  edited: 'engine.edited',
  voice: 'engine.voice',
  fileLost: 'engine.fileLost',
  fileTooLarge: 'engine.fileTooLarge',
};

function offered(
  stage: Stage,
  event: Parameters<Stage['send']>[0],
  tries: number,
  line = 'engine.unclear',
): number {
  if (stage.send(event)) return 0;
  stage.say(line);
  return struggle(stage, tries);
}

const patientTries = 2;

/** Asks again; from the third time on a person is offered as well. */
function struggle(stage: Stage, tries: number): number {
  if (tries >= patientTries) stage.say('engine.offerPerson');
  stage.repeat();
  return tries + 1;
}

function command(stage: Stage, name: Command): void {
  switch (name) {
    case 'menu':
      stage.toMenu();
      return;
    case 'back':
      if (stage.send({ type: 'back' })) return;
      if (stage.stack.length > 1) {
        stage.leave('back');
        return;
      }
      stage.say('engine.atStart');
      stage.repeat();
      return;
    case 'cancel':
      if (stage.send({ type: 'cancel' })) return;
      if (stage.stack.length > 1) {
        stage.say('engine.left');
        stage.toMenu();
        return;
      }
      stage.say('engine.nothingToCancel');
      stage.repeat();
      return;
    case 'person':
      if (stage.send({ type: 'person' })) return;
      stage.call(stage.flows.at('person'), { reason: 'asked', ...whereOf(stage) });
      return;
    case 'link':
      if (!stage.send({ type: 'link' })) stage.call('linking', {});
      return;
    case 'help':
      stage.say('engine.help');
      stage.repeat();
      return;
    case 'stop':
    case 'resume':
      stage.know({ optedOut: name === 'stop' });
      stage.leaves({ type: 'optOut', out: name === 'stop' });
      stage.say(name === 'stop' ? 'engine.stopped' : 'engine.resumed');
      stage.repeat();
      return;
    case 'arabic':
    case 'english':
      stage.know({ lang: name === 'arabic' ? 'ar' : 'en' });
      stage.say('engine.language');
      stage.repeat();
      return;
    case 'greeting':
    case 'thanks':
      stage.say(`engine.${name}`);
      stage.repeat();
      return;
    default:
      return never(name);
  }
}

/** The question at which the member stood: it goes along to the person who takes over. */
function whereOf(stage: Stage): { flow: string; step: string; field?: string } {
  const asked = stage.open();
  return {
    flow: asked?.flow ?? stage.flows.at('start'),
    step: asked?.step ?? 'menu',
    ...(asked?.field && { field: asked.field.name }),
  };
}
