import type { Lang } from '../contract/lang.ts';
import type { LineName } from '../contract/line-names.ts';
import type { FileValue } from '../fields/value.ts';
import { formIn } from './form.ts';
import { tellNeed } from './courtesy.ts';
import { whereOf } from './standing/where.ts';
import { isAtMenu } from './question/at-menu.ts';
import { unasked } from './question/passing.ts';
import { criedInDanger } from './question/urgent.ts';
import type { FlowEvent, Input } from './flow.ts';
import { optOut } from './standing/opt-out.ts';
import { wipeOf } from './standing/wiping.ts';
import { parkedWith } from './standing/restore.ts';
import type { Stage } from './stage.ts';
import type { Command } from './understand/lexicon.ts';

/** What each command does, in every state. */
const acts: Readonly<Record<Command, (stage: Stage) => void>> = {
  menu: (stage) => stage.toMenu(),
  restart: (stage) => stage.toMenu(),
  back(stage) {
    if (stage.send({ type: 'back' })) return;
    if (stage.stack.length > 1) stage.leave('back');
    else remark(stage, 'engine.atStart');
  },
  cancel(stage) {
    if (stage.send({ type: 'cancel' })) return;
    if (stage.stack.length <= 1) {
      remark(stage, 'engine.nothingToCancel');
      return;
    }
    stage.say('engine.left');
    stage.toMenu();
  },
  person(stage) {
    if (!stage.send({ type: 'person' }))
      stage.call(stage.flows.at('person'), { reason: 'asked', ...whereOf(stage) });
  },
  waitNoMore,
  help(stage) {
    if (atMenu(stage)) tellNeed(stage);
    else tellCommands(stage);
  },
  usage: tellCommands,
  wipe: wipeAll,
  stop: (stage) => stopTelling(stage, true),
  resume: (stage) => stopTelling(stage, false),
  arabic: (stage) => speak(stage, 'ar'),
  english: (stage) => speak(stage, 'en'),
  greeting: (stage) => remark(stage, 'courtesy.greeting'),
  thanks: (stage) => remark(stage, 'courtesy.thanks'),
};

/** Whoever waits for a person waits no more: at the question that is open about it they are asked first, anywhere else they have said so. */
function waitNoMore(stage: Stage): void {
  const { waiting } = stage.facts;
  if (!waiting) remark(stage, 'engine.notWaiting');
  else if (stage.top?.flow !== stage.flows.at('person') || !stage.send({ type: 'cancel' })) {
    stage.leaves({ type: 'stopWaiting', id: waiting.id });
    stage.forget('waiting');
    remark(stage, 'handover.left');
  }
}

/** What was written goes from the member's sight. Where they were in danger nothing is asked anew: whoever looks next finds nothing to read. */
function wipeAll(stage: Stage): void {
  stage.leaves(wipeOf(stage.facts, stage.given));
  if (!stage.facts.danger) stage.repeat();
}

function tellCommands(stage: Stage): void {
  if (!criedInDanger(stage)) remark(stage, 'engine.help');
}

/** At the menu help may be what an association is there for. */
const atMenu = (stage: Stage): boolean => isAtMenu(stage) && stage.facts.consent !== undefined;

/** Does what a member commanded. */
export const obey = (stage: Stage, command: Command): void => acts[command](stage);

/** How a request stands is told from everywhere; the number that stands in the message is looked up at once. */
export function tellStatus(stage: Stage, reference: string | undefined): void {
  const flow = stage.flows.at('status');
  const input = reference === undefined ? {} : { reference };
  if (stage.top?.flow === flow && reference !== undefined && stage.send({ type: 'reference', reference }))
    return;
  callFlow(stage, flow, { ...input, aside: true });
}

/** A flow that a member called by its words: not in the middle of itself, nor of one that must be answered first. */
export function callFlow(stage: Stage, flow: string, given?: Input): void {
  const top = stage.top && stage.flows.machine(stage.top.flow).flow;
  const { notNow, menu } = stage.flows.machine(flow).flow;
  if (top?.name === flow) calledAgain(stage);
  else if (top?.interruptible !== false) goTo(stage, flow, given ?? menu?.input ?? {});
  else if (notNow === undefined) stage.repeat();
  else remark(stage, notNow);
}

/** Calls a flow; where it is under way below, goes back to it. */
function goTo(stage: Stage, flow: string, input: Input): void {
  if (backTo(stage, flow)) calledAgain(stage);
  else stage.call(flow, input);
}

/** Back to a flow that is under way; what lies above with answers in it is put aside. False where it is not under way. */
function backTo(stage: Stage, flow: string): boolean {
  const at = stage.stack.findIndex((frame) => frame.flow === flow);
  if (at < 0) return false;
  stage.parked = parkedWith(stage.parked, stage.stack.slice(at + 1), stage.flows);
  stage.stack = stage.stack.slice(0, at + 1);
  return true;
}

/** A file that no question asks for, while a case waits for a paper: whether it is that one is asked, in the middle of anything. False where something must be answered first. */
export function bringPaper(stage: Stage, file: FileValue): boolean {
  const { top, flows } = stage;
  if (top && flows.machine(top.flow).flow.interruptible === false) return false;
  const flow = flows.at('paper');
  if (backTo(stage, flow)) return stage.send({ type: 'file', value: file });
  stage.call(flow, { file: { ...file } });
  return true;
}

/** A flow that is called while it is under way may begin anew where what it told is old by now; otherwise its question stands. */
function calledAgain(stage: Stage): void {
  if (!stage.send({ type: 'called' })) stage.repeat();
}

/** A service that a member called by its title in the middle of something else, which is put aside with its answers. */
export function beginService(stage: Stage, service: string, values?: FlowEvent['values']): void {
  const { top } = stage;
  const uninterruptible = top && stage.flows.machine(top.flow).flow.interruptible === false;
  if (uninterruptible) remark(stage, 'engine.notHere');
  else if (top && formIn(top)?.service === service) stage.repeat();
  else {
    unasked(stage, () => stage.toMenu());
    if (!stage.send({ type: 'service', service, ...(values && { values }) })) stage.repeat();
  }
}

/** Says something, and the open question again. */
function remark(stage: Stage, line: LineName): void {
  stage.say(line);
  stage.repeat();
}

function stopTelling(stage: Stage, out: boolean): void {
  optOut(stage, out);
  stage.repeat();
}

function speak(stage: Stage, lang: Lang): void {
  stage.know({ lang });
  remark(stage, 'engine.language');
}
