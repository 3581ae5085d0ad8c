import { bodyOf } from '../../../conversation/turn/entry-body.ts';
import type { Dialogue } from '../../../engine/dialogue.ts';
import { formIn } from '../../../engine/form.ts';
import { servicesAbout } from '../../../engine/standing/about.ts';
import { minute } from '../../../kernel/clock.ts';
import type { Entry } from '../../../records/turns/entries.ts';
import { serviceOf, type House } from '../../../voice/house.ts';

/** What is said with more time between belongs to two talks. */
const sameTalk = 60 * minute;
/** So many entries before a kept form may have led to it. */
export const mostLeading = 24;

/** The services that an entry is about by itself. */
function ownOf(house: House, entry: Entry, before: Dialogue | undefined): readonly string[] {
  const { about, state, said } = bodyOf(entry);
  if (about) return about;
  if (state || entry.kind === 'dead') return [...servicesAbout([before, state])];
  // Decisions of earlier releases, and what other conversations are told of one, say what they are about in words alone.
  const told = said
    .filter(({ system }) => system === 'decided' || system === 'told')
    .map(({ message }) => message.text);
  if (told.length === 0) return [];
  return house.association.services
    .filter(({ title }) =>
      told.some((text) => [title.ar, title.en ?? title.ar].some((one) => text.includes(one))),
    )
    .map(({ id }) => id);
}

const formOn = (dialogue: Dialogue | undefined): string | undefined => {
  const top = dialogue?.stack.at(-1);
  return top && formIn(top)?.service;
};

/** The service whose form begins with a state, where its cases are kept from some at the desk. */
function keptFormIn(
  house: House,
  before: Dialogue | undefined,
  state: Dialogue | undefined,
): string | undefined {
  const service = formOn(state);
  const isKept = service !== undefined && serviceOf(house, service)?.readBy !== undefined;
  return isKept && service !== formOn(before) ? service : undefined;
}

/** What a member said to the bot in an entry: words or a file of their own, a press, or neither. */
function saidIn(entry: Entry): 'words' | 'press' | 'nothing' {
  if (entry.kind === 'dead') return 'words';
  const event = entry.kind === 'member' ? bodyOf(entry).heard?.cause?.event : undefined;
  if (!event) return 'nothing';
  return event.kind === 'tap' || event.kind === 'start' ? 'press' : 'words';
}

/** The entries, by their place, that led to the one at `at`: what the member said last before it in the same talk, as long as no press, no person and no case stands between. */
function leadingTo(entries: readonly Entry[], own: readonly (readonly string[])[], at: number): number[] {
  const found: number[] = [];
  for (let i = at - 1; i >= Math.max(0, at - mostLeading); i -= 1) {
    const entry = entries[i];
    const later = entries[i + 1];
    if (!entry || !later || later.at - entry.at > sameTalk || own[i]?.length !== 0) break;
    const said = saidIn(entry);
    const isPerson = entry.kind === 'staff' || (entry.kind === 'member' && said === 'nothing');
    if (isPerson || (said === 'press' && found.length > 0)) break;
    if (said === 'words') found.push(i);
  }
  return found;
}

/** An entry, and the services that it is about. */
export interface Told {
  readonly entry: Entry;
  readonly about: readonly string[];
}

/**
 * Tells of each of the entries of a conversation, in order, which services it is about. What led to a form whose cases are kept from some at the desk, a complaint or a report that was said at the menu
 * or to the bot before, is about it as well: the words with which somebody is accused stand there, not in the form alone.
 */
export function subjectsOf(house: House, entries: readonly Entry[]): readonly Told[] {
  let before: Dialogue | undefined;
  const opened: { readonly at: number; readonly service: string }[] = [];
  const own = entries.map((entry, at) => {
    const about = ownOf(house, entry, before);
    const { state } = bodyOf(entry);
    const service = keptFormIn(house, before, state);
    // What stands before the first of some entries is not known: a form that is under way in it began there or earlier.
    if (service !== undefined) opened.push({ at, service });
    before = state ?? before;
    return about;
  });
  const led = new Map(
    opened.flatMap(({ at, service }) => leadingTo(entries, own, at).map((i) => [i, [service]] as const)),
  );
  return entries.map((entry, i) => ({ entry, about: led.get(i) ?? own[i] ?? [] }));
}
