import type { LineIn } from './message.ts';
import { html, type Markup } from './html.ts';

/** Where pages without a script of their own find the one that lets members leave in haste. */
export const leaveScript = '/leave.js';

interface Leaving {
  /** Whose page it is: the browser remembers by it that somebody left. */
  readonly association: string;
  /** The page of somebody else that is shown then. */
  readonly to: string;
  readonly say: (line: LineIn<'leave'>) => string;
}

/** The first thing on every page of members: the way out, and what it does not hide. Without its script it is a link that leads away and tells nobody from where. */
export const leaveBar = ({ association, to, say }: Leaving): Markup =>
  html`<nav class="leaving" aria-label="${say('title')}">
    <a
      id="leave"
      data-testid="leave"
      href="${to}"
      rel="noreferrer noopener nofollow"
      target="_top"
      data-association="${association}"
      data-go-on="${say('goOn')}"
      title="${say('keys')}"
      aria-describedby="leave-hint"
      >${say('title')}</a
    >
    <p id="leave-hint">${say('hint')}</p>
  </nav>`;
