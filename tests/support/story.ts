import type { OutgoingMessage } from '../../src/contract/index.ts';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import type { Engine } from '../../src/engine/advance.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import type { House } from '../../src/voice/house.ts';
import { placeAt } from '../../src/fields/places/place.ts';
import { tidyFileName } from '../../src/fields/files/file-kind.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { countingSeed } from './house.ts';

/**
 * A written conversation. The first line names the association, the language and the moment in Riyadh; then come the member's turns
 * and, below each, what the association says:
 *
 *     # awdat-sudair ar 2026-11-08 10:00
 *     > text as the member types it
 *     > [label of a button of the open question]
 *     > [label of an older button]~q3        the button of question q3
 *     > (file name.pdf application/pdf 12000)
 *     > (later 30m)  > (voice)
 *     > (place 24.7136 46.6753)  > (handed back)
 *     < what the association says
 *       [ button | button ]
 */
export interface Story {
  readonly association: string;
  readonly lang: 'ar' | 'en';
  readonly start: number;
  readonly turns: readonly string[];
  /** Comments of the author, by the turn that they stand before. */
  readonly comments: ReadonlyMap<number, readonly string[]>;
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const riyadh = 3 * 3_600_000;
const reading = 2000;

export function readStory(text: string): Story {
  const [head = '', ...lines] = text.split('\n');
  const [, association = '', lang = 'ar', day = '', time = ''] = head.split(' ');
  const turns: string[] = [];
  const comments = new Map<number, string[]>();
  for (const line of lines) {
    if (line.startsWith('> ')) turns.push(line.slice(2));
    if (line.startsWith('// ')) comments.set(turns.length, [...(comments.get(turns.length) ?? []), line]);
  }
  return {
    association,
    lang: lang === 'en' ? 'en' : 'ar',
    start: Date.parse(`${day}T${time}:00Z`) - riyadh,
    turns,
    comments,
  };
}

function shown(message: OutgoingMessage): string[] {
  const lines = message.text.split('\n').map((line, i) => `${i === 0 ? '< ' : '  '}${line}`.trimEnd());
  const buttons = message.choices
    ? [`  [ ${message.choices.map((choice) => choice.label).join(' | ')} ]`]
    : [];
  return [...lines, ...buttons];
}

/** Labels of all buttons that were shown, to be tapped again later: by question. */
export class Buttons {
  private readonly shown = new Map<string, OutgoingMessage>();
  private last = '';

  see(messages: readonly OutgoingMessage[]): void {
    for (const message of messages)
      if (message.prompt) {
        this.shown.set(message.prompt.id, message);
        this.last = message.prompt.id;
      }
  }

  tap(label: string, prompt = this.last): MemberEvent {
    const choice = this.shown.get(prompt)?.choices?.find((one) => one.label === label);
    if (!choice) throw new Error(`question ${prompt} has no button "${label}"`);
    return { kind: 'tap', prompt, choice: choice.id };
  }
}

/** What a turn is to the engine. */
export function eventOf(turn: string, buttons: Buttons): MemberEvent {
  const tap = /^\[(.+)\](?:~(q\d+))?$/.exec(turn);
  if (tap) return buttons.tap(tap[1] ?? '', tap[2]);
  const file = /^\(file (.+) (\S+) (\d+)\)$/.exec(turn);
  if (file) {
    const [, name = '', type = '', size = ''] = file;
    return {
      kind: 'file',
      file: {
        file: `file-${name.length}`,
        name: tidyFileName(name),
        type,
        size: Number(size),
        sha256: '0'.repeat(64),
      },
    };
  }
  const place = /^\(place (\S+) (\S+)\)$/.exec(turn);
  if (place) {
    const city = placeAt({ latitude: Number(place[1]), longitude: Number(place[2]) });
    return { kind: 'unsupported', what: 'location', ...(city !== undefined && { city }) };
  }
  if (turn === '(handed back)') return { kind: 'desk', act: 'handedBack' };
  return turn === '(voice)' ? { kind: 'unsupported', what: 'voice' } : { kind: 'text', text: turn };
}

/** Plays a story and writes it down as it went. Before "later" passes, everything that falls due is played at its time. */
export function playStory(story: Story, engine: Engine, house: House): string {
  const clock = handClock(story.start);
  const rehearsal = new Rehearsal({ engine, house, clock, seed: countingSeed(), lang: story.lang });
  rehearsal.world.code = '048291048291';
  const buttons = new Buttons();
  const day = new Date(story.start + riyadh).toISOString();
  const out = [`# ${story.association} ${story.lang} ${day.slice(0, 10)} ${day.slice(11, 16)}`];
  const put = (messages: readonly OutgoingMessage[]): void => {
    buttons.see(messages);
    for (const message of messages) out.push(...shown(message));
  };
  const moment = (): string => new Date(clock.now() + riyadh).toISOString().slice(5, 16).replace('T', ' ');
  put(rehearsal.play({ kind: 'start', lang: story.lang }));
  story.turns.forEach((turn, i) => {
    out.push('', ...(story.comments.get(i) ?? []), `> ${turn}`);
    const later = /^\(later (\d+)([mhd])\)$/.exec(turn);
    if (!later) {
      const event = eventOf(turn, buttons);
      // A member reads what commits them before they tap.
      if (event.kind === 'tap' && rehearsal.dialogue.stack.at(-1)?.since !== undefined)
        clock.advance(reading);
      put(rehearsal.play(event));
      return;
    }
    const until = clock.now() + Number(later[1]) * (units[later[2] ?? 'm'] ?? 0);
    for (let due = rehearsal.last?.wakeAt; due !== undefined && due <= until; due = rehearsal.last?.wakeAt) {
      clock.set(Math.max(due, clock.now()));
      const said = rehearsal.play({ kind: 'due' });
      if (said.length > 0) out.push(`  (${moment()})`);
      put(said);
    }
    clock.set(until);
    return undefined;
  });
  return `${out.join('\n')}\n`;
}
