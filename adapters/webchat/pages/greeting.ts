import { html, type Markup } from '../../../src/channel/html.ts';
import { standBelow, type OutgoingMessage } from '../../../src/channel/message.ts';

interface Spoken {
  /** By whom it is said. */
  readonly name: string;
  /** What the answers are called. */
  readonly choices: string;
}

const bubble = ({ text }: OutgoingMessage, name: string): Markup =>
  html`<div class="bubble">
    <span class="unseen">${name}: </span>
    <div class="words">${text.split(/\n{2,}/).map((part) => html`<p>${part.trim()}</p> `)}</div>
    <p class="meta"><time>&nbsp;</time></p>
  </div>`;

/** The answers take no tap yet: that waits for the conversation. */
const answers = ({ choices = [] }: OutgoingMessage, label: string): Markup | '' =>
  choices.length === 0
    ? ''
    : html`<div
        class="choices ${standBelow(choices.map((one) => one.label)) ? 'list' : 'row'}"
        role="group"
        aria-label="${label}"
      >
        ${choices.map((one) => html`<button type="button" class="choice" disabled><bdi>${one.label}</bdi></button> `)}
      </div>`;

/** What whoever is new is told first: it is there with the page, and the widget puts the conversation in its place, drawn alike. */
export const greeting = (messages: readonly OutgoingMessage[], { name, choices }: Spoken): Markup | '' =>
  messages.length === 0
    ? ''
    : html`<div id="greeting">
        ${messages.map(
          (one) => html`<div class="entry theirs">${bubble(one, name)} ${answers(one, choices)}</div> `,
        )}
      </div>`;
