import type { Stage } from '../stage.ts';

/** The question at which the member stood: it goes along to the person who takes over. */
export function whereOf(stage: Stage): { flow: string; step: string; field?: string } {
  const asked = stage.open();
  return {
    flow: asked?.flow ?? stage.flows.at('start'),
    step: asked?.step ?? 'menu',
    ...(asked?.field && { field: asked.field.name }),
  };
}
