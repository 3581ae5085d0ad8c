import type { Frame } from '../dialogue.ts';
import type { Flow } from '../flow.ts';
import type { Repertoire } from '../repertoire.ts';

const mostParked = 5;

/**
 * A stored frame as the present version of its flow understands it. The same version with a state that still exists is taken as it is;
 * another version is migrated by the flow, or lands at its safe point, whose question is still to be asked. The context, and with it every
 * answer, is kept.
 */
export function restoreFrame(frame: Frame, flow: Flow): Frame {
  const state = flow.chart.states[frame.value];
  const fits = state !== undefined && state.type !== 'final';
  if (frame.version === flow.version && fits) return frame;
  const migrated =
    frame.version === flow.version ? undefined : flow.migrate?.(frame.version, frame.value, frame.context);
  if (migrated && flow.chart.states[migrated.value]) return { ...frame, version: flow.version, ...migrated };
  if (fits) return { ...frame, version: flow.version };
  const { flow: name, context } = frame;
  return { flow: name, version: flow.version, value: flow.safePoint, context };
}

/** A frame that is put aside has no open question: it is asked anew when the frame is taken up. */
export function withoutQuestion({ flow, version, value, context }: Frame): Frame {
  return { flow, version, value, context };
}

/** What is put aside when frames are left: those with answers that their flows keep come last. */
export function parkedWith(
  parked: readonly Frame[],
  left: readonly Frame[],
  flows: Pick<Repertoire, 'machine'>,
): Frame[] {
  const kept = left.filter((frame) => flows.machine(frame.flow).flow.keeps(frame.context));
  return [...parked, ...kept.map(withoutQuestion)].slice(-mostParked);
}
