import type { Prompt } from '../../../contract/index.ts';
import { standBelow } from '../../../contract/shown/choices.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import { settle } from './settling.ts';
import { tapOf, type Action } from '../connection/wire.ts';

/** The rank of a rating, 1 to 5, told by its choice (`score-4`). */
const scoreOf = (action: Action): number =>
  Number(/^score-([1-5])$/.exec(tapOf(action.value)?.choice ?? '')?.[1] ?? 0);

function choiceButton(action: Action, press: (action: Action, event: MouseEvent) => void): HTMLButtonElement {
  const score = scoreOf(action);
  const made = button('choice', '', (event) => press(action, event));
  made.append(el('bdi', '', action.title));
  if (score === 0) return made;
  const stars = el('span', 'stars', el('span', 'lit', '★'.repeat(score)), '★'.repeat(5 - score));
  stars.setAttribute('aria-hidden', 'true');
  made.append(stars);
  return made;
}

export interface Offer {
  readonly actions: readonly Action[];
  readonly kind: string | undefined;
  /** The choices that must stand longer before they take a tap, and how long. */
  readonly settles: Prompt['settles'];
  readonly say: Page['say'];
  readonly press: (action: Action, event: MouseEvent) => void;
}

/** The answers that can be tapped: side by side when they are few and short, else one under the other. */
export function choiceGroup(offer: Offer): HTMLElement {
  const actions = offer.actions;
  const kind = offer.kind;
  const list = kind === 'rating' || standBelow(actions.map(({ title }) => title));
  const confirms = kind === 'review' ? ' confirms' : kind === 'sign' ? ' confirms last' : '';
  const group = el('div', `choices ${list ? 'list' : 'row'}${confirms}`);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', offer.say('choices'));
  for (const action of actions) {
    const made = choiceButton(action, offer.press);
    const waits = offer.settles?.choices.includes(tapOf(action.value)?.choice ?? '');
    settle(made, waits ? offer.settles?.after : undefined);
    group.append(made);
  }
  return group;
}
