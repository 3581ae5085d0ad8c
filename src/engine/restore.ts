import type { Frame } from './dialogue.ts';
import type { Flow } from './flow.ts';

/**
 * A stored frame as the present version of its flow understands it. The same version with a state that still exists is taken as it is;
 * another version is migrated by the flow, or lands at its safe point. The context, and with it every answer, is kept.
 */
export function restoreFrame(frame: Frame, flow: Flow): Frame {
  const state = flow.chart.states[frame.value];
  const fits = state !== undefined && state.type !== 'final';
  if (frame.version === flow.version && fits) return frame;
  const migrated =
    frame.version === flow.version ? undefined : flow.migrate?.(frame.version, frame.value, frame.context);
  if (migrated && flow.chart.states[migrated.value]) return { ...frame, version: flow.version, ...migrated };
  return { ...frame, version: flow.version, value: fits ? frame.value : flow.safePoint };
}
