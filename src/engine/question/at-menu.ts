import type { Stage } from '../stage.ts';

/** Whether the member stands at the menu, or at a question that was put on it and goes back to it. */
export const isAtMenu = ({ stack }: Pick<Stage, 'stack'>): boolean =>
  stack.slice(1).every(({ context }) => context['atMenu'] === true);
