import type { Lang } from '../contract/lang.ts';
import type { LineName } from '../contract/line-names.ts';
import { whereOf } from './where.ts';
import type { Stage } from './stage.ts';
import type { Command } from './understand/lexicon.ts';

/** What each command does, in every state. */
const acts: Readonly<Record<Command, (stage: Stage) => void>> = {
  menu: (stage) => stage.toMenu(),
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
  help: (stage) => remark(stage, 'engine.help'),
  stop: (stage) => optOut(stage, true),
  resume: (stage) => optOut(stage, false),
  arabic: (stage) => speak(stage, 'ar'),
  english: (stage) => speak(stage, 'en'),
  greeting: (stage) => remark(stage, 'engine.greeting'),
  thanks: (stage) => remark(stage, 'engine.thanks'),
};

/** Does what a member commanded. */
export const obey = (stage: Stage, command: Command): void => acts[command](stage);

/** A flow that a member called by its words: not in the middle of itself, nor of one that must be answered first. */
export function callFlow(stage: Stage, flow: string): void {
  const top = stage.top && stage.flows.machine(stage.top.flow).flow;
  const { notNow } = stage.flows.machine(flow).flow;
  if (top?.name === flow) stage.repeat();
  else if (top?.interruptible !== false) stage.call(flow, {});
  else if (notNow === undefined) stage.repeat();
  else remark(stage, notNow);
}

/** Says something, and the open question again. */
function remark(stage: Stage, line: LineName): void {
  stage.say(line);
  stage.repeat();
}

function optOut(stage: Stage, out: boolean): void {
  stage.know({ optedOut: out });
  stage.leaves({ type: 'optOut', out });
  remark(stage, out ? 'engine.stopped' : 'engine.resumed');
}

function speak(stage: Stage, lang: Lang): void {
  stage.know({ lang });
  remark(stage, 'engine.language');
}
