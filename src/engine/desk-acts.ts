import type { LineName } from '../contract/line-names.ts';
import { day } from '../kernel/clock.ts';
import { never } from '../kernel/errors.ts';
import { nameIn } from '../kernel/ids.ts';
import { plainJson } from '../kernel/json.ts';
import type { DeskAct, MemberEvent } from './events.ts';
import type { Stage } from './stage.ts';
import { mayTellNow } from './standing/may-tell.ts';
import { optOut } from './standing/opt-out.ts';
import { afterOfficeTime, isOpen } from '../voice/time.ts';

const ratedLately = day;

type Acted = Pick<Extract<MemberEvent, { kind: 'desk' }>, 'act' | 'served' | 'prepared'>;

/** What changes for a dialogue when a person lets go of it, or a service is over. While a person has it the engine is not asked. */
export function deskAct(stage: Stage, { act, served, prepared }: Acted): void {
  switch (act) {
    case 'handedBack':
      backToBot(stage, 'handover.handedBack');
      if (!isQuiet(stage)) stage.repeat();
      return;
    case 'closed':
      closed(stage);
      return;
    case 'served':
    case 'provided':
      if (mayTellNow(stage, 'reminders')) askOfService(stage, act === 'served' ? served : undefined);
      return;
    case 'prepared':
      goOnAlone(stage, prepared);
      return;
    case 'stopped':
    case 'resumed':
      optOut(stage, act === 'stopped');
      return;
    case 'released':
    case 'leftOpen':
      waitAgain(stage, act);
      return;
    case 'lapsed':
      stage.forget('waiting');
      stage.endAtHandBack();
      return;
    default:
      return never(act);
  }
}

/** A person ended the conversation: the member is asked how it was, where that may be asked now. */
function closed(stage: Stage): void {
  backToBot(stage, 'handover.closed');
  if (isQuiet(stage)) return;
  const { ratedAt } = stage.facts;
  const lately = ratedAt !== undefined && stage.given.now - ratedAt < ratedLately;
  if (stage.stack.length > 1 || lately || !mayTellNow(stage, 'reminders')) stage.repeat();
  else stage.call(stage.flows.at('closed'), { about: 'conversation' });
}

/** The member goes on with a form that a person began with them: what was told of it is shown for a yes, what is missing is asked, and they sign it themselves. */
function goOnAlone(stage: Stage, prepared: Acted['prepared']): void {
  stage.forget('waiting');
  stage.endAtHandBack();
  if (!prepared || isQuiet(stage)) return;
  stage.say('handover.prepared');
  stage.call(stage.flows.at('form'), { service: prepared.service, values: plainJson(prepared.values) });
}

/** A service is over, and the member is asked how it was; or (without it) one was provided, and they are asked whether it reached them. */
function askOfService(stage: Stage, served: Acted['served']): void {
  if (served) stage.call(stage.flows.at('closed'), { about: 'served', ...served });
  else stage.call(stage.flows.at('provided'), { unasked: true });
}

/** Whether nothing is said beyond what a person did: nothing reaches the member, or nothing may be said unasked. */
const isQuiet = (stage: Stage): boolean => stage.given.shut === true || !mayTellNow(stage, 'service');

/** Nobody is waited for any more; the question at which the member stood is open again. Whom nothing reaches is told nothing. */
function backToBot(stage: Stage, line: LineName): void {
  stage.forget('waiting');
  if (!isQuiet(stage)) stage.say(line);
  stage.endAtHandBack();
}

/**
 * Whoever had taken the conversation did not answer: it waits for a person again, and the member is told until when. Who had been answered
 * before begins to wait anew: the first promise was kept. Whom nothing reaches waits on at the desk alone.
 */
function waitAgain(stage: Stage, act: Extract<DeskAct, 'released' | 'leftOpen'>): void {
  const { hours, procedure } = stage.house.association.pack;
  const { now } = stage.given;
  const by = afterOfficeTime(hours, now, procedure.unclear.answerWithin);
  if (!isQuiet(stage))
    stage.say(isOpen(hours, now) ? 'handover.released' : 'handover.releasedOutOfHours', { by });
  const { waiting } = stage.facts;
  if (act === 'leftOpen' || !waiting) {
    waitAnew(stage, by);
    return;
  }
  stage.know({ waiting: { ...waiting, by } });
  stage.leaves({ type: 'putOff', id: waiting.id, by });
}

function waitAnew(stage: Stage, by: number): void {
  const { top, given } = stage;
  const id = nameIn(given);
  stage.know({ waiting: { id, since: given.now, by, late: 0 } });
  stage.leaves({
    type: 'handOver',
    id,
    reason: 'leaseExpired',
    by,
    tried: stage.facts.told ?? [],
    step: { flow: top?.flow ?? '', step: top?.value ?? '' },
  });
}
