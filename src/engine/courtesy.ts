import type { Meaning } from './events.ts';
import { isAtMenu } from './question/at-menu.ts';
import { callFirst } from './question/call-first.ts';
import { criedInDanger } from './question/urgent.ts';
import { whereOf } from './standing/where.ts';
import type { Stage } from './stage.ts';

type Courtesy = Omit<Extract<Meaning, { kind: 'courtesy' }>, 'kind'>;

/** Whether the open question still stands in sight, and need not be put again for a friendly word. */
const standsInSight = (stage: Stage): boolean =>
  isAtMenu(stage) || stage.top?.flow === stage.flows.at('person') || stage.open()?.settled === true;

/** Answers a courtesy as a courteous employee would. A greeting shows the menu, and so does a warning: a person stands in it. Nothing else does. */
export function answerCourtesy(stage: Stage, { which, line }: Courtesy): void {
  if (which === 'insult' && putAside(stage, stage.flows.at('insult'))) return;
  stage.say(`courtesy.${line}`);
  if (line === 'greeting' || which === 'warning' || !standsInSight(stage)) stage.repeat();
}

/** What help there is, wherever a need is told of. */
export function tellNeed(stage: Stage): void {
  if (criedInDanger(stage)) return;
  if (!putAside(stage, stage.flows.at('need'))) stage.repeat();
}

/**
 * Offers other ways where a voice note came, `kept` for whoever hears it or not; false where the open question must be answered first, and to
 * who waits for a person already.
 */
export function offerForVoice(stage: Stage, kept: boolean): boolean {
  return !stage.facts.waiting && putAside(stage, stage.flows.at('voice'), { kept });
}

/** Puts a flow in the middle of what is open; false where that must be answered first, or the flow speaks already. */
function putAside(stage: Stage, flow: string, input: Readonly<Record<string, boolean>> = {}): boolean {
  const { top } = stage;
  if (top?.flow === flow || (top && stage.flows.machine(top.flow).flow.interruptible === false)) return false;
  stage.call(flow, input);
  return true;
}

const room = 6;

/** Whoever wants to be called is asked for nothing but the number, wherever they stand: nothing that the turn said before stands in front of it. */
function offerCall(stage: Stage): void {
  const flow = stage.flows.at('call');
  if (stage.top?.flow === flow) stage.dropAside();
  if (stage.stack.length > room) stage.toMenu();
  callFirst(stage, flow, {});
}

/** Asks for a person. A wish (a woman, a call) is the reason that the desk reads and the figures count. */
export function callPerson(stage: Stage, { reason, wish }: Extract<Meaning, { kind: 'person' }>): void {
  const { danger } = stage.facts;
  // In the talk about danger it is for those who read it how somebody is reached.
  const inDanger = danger !== undefined && danger.over !== true;
  if (wish === 'call' && !inDanger) offerCall(stage);
  else if (!stage.send({ type: 'person' }))
    stage.call(stage.flows.at('person'), { reason: wish ?? reason, ...whereOf(stage) });
}
