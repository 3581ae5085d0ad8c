import type { LineName } from '../contract/line-names.ts';
import { day } from '../kernel/clock.ts';
import { never } from '../kernel/errors.ts';
import type { DeskAct } from './events.ts';
import type { Stage } from './stage.ts';
import { afterOfficeTime } from '../voice/time.ts';

const ratedLately = day;

/** What changes for a dialogue when a person lets go of it. While a person has it the engine is not asked. */
export function deskAct(stage: Stage, act: DeskAct): void {
  switch (act) {
    case 'handedBack':
      backToBot(stage, 'handover.handedBack');
      stage.repeat();
      return;
    case 'closed': {
      backToBot(stage, 'handover.closed');
      const { ratedAt } = stage.facts;
      const lately = ratedAt !== undefined && stage.given.now - ratedAt < ratedLately;
      if (stage.stack.length > 1 || lately) {
        stage.repeat();
        return;
      }
      stage.call(stage.flows.at('closed'), { about: 'conversation' });
      return;
    }
    case 'released':
      waitAgain(stage);
      return;
    default:
      return never(act);
  }
}

/** Nobody is waited for any more; the question at which the member stood is open again. */
function backToBot(stage: Stage, line: LineName): void {
  stage.forget('waiting');
  stage.say(line);
  stage.endAtHandBack();
}

/** Whoever had taken the conversation did not answer: it waits for a person again, and the member is told until when. */
function waitAgain(stage: Stage): void {
  const { hours, procedure } = stage.house.association.pack;
  const by = afterOfficeTime(hours, stage.given.now, procedure.unclear.answerWithin);
  const { waiting } = stage.facts;
  if (waiting) stage.know({ waiting: { ...waiting, by } });
  stage.say('handover.released', { by });
  if (waiting) stage.leaves({ type: 'putOff', id: waiting.id, by });
}
