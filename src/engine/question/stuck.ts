import { callPerson } from '../courtesy.ts';
import type { Frame } from '../dialogue.ts';
import type { Stage } from '../stage.ts';

/** Where nothing else helps: the association's telephone, if it has given one. */
export function offerTelephone(stage: Stage): void {
  const { phone } = stage.house.association.pack.contact;
  if (phone !== undefined) stage.say('engine.orCall', { phone });
}

/** Puts the ways out beside the choices of the open question, when it is asked next. Answers whether there are some. */
export function offerWays(stage: Stage, stuck: NonNullable<Frame['stuck']>): boolean {
  const { top } = stage;
  if (!top) return false;
  if (top.stuck !== stuck) {
    const since = top.stuck === undefined ? { since: stage.given.now } : {};
    stage.stack = [...stage.stack.slice(0, -1), { ...top, ...since, stuck }];
  }
  return (stage.open()?.ways?.length ?? 0) > 0;
}

/** Takes a way out that was offered or stands beside: the form is put aside with its answers, or a person comes and finds them. False for any other choice. */
export function takeWay(stage: Stage, choice: string): boolean {
  const { ways = [], beside = [] } = stage.open() ?? {};
  const way = [...ways, ...beside.filter((one) => one === 'park')].find((one) => one === choice);
  switch (way) {
    case 'park':
      stage.say('request.parked');
      stage.toMenu();
      return true;
    case 'person':
      callPerson(stage, { kind: 'person', reason: stage.top?.stuck ?? 'asked' });
      return true;
    case undefined:
      return false;
  }
}

/** What is asked for is not there: the flow goes on without it (true), or the ways out are offered. */
export function goOnWithout(stage: Stage): boolean {
  if (stage.send({ type: 'lacks' })) return true;
  stage.say('request.lacking');
  offerWays(stage, 'lacks');
  stage.repeat();
  return false;
}
