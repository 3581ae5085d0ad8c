import { BesideBar } from './writing/beside.ts';
import { Composer } from './writing/composer.ts';
import { foldAbove } from './log/folded.ts';
import { bringEarlier } from './log/earlier.ts';
import { byId } from './page/element.ts';
import { faultOfFile } from '../base/files.ts';
import { offerLarge } from './page/large.ts';
import { offerForgetting } from './page/forget.ts';
import { leaveFrame, liveInFrame } from './page/framed.ts';
import { keptAs } from './connection/kept.ts';
import { offerLeaving } from '../base/leaving.ts';
import { Outbox, type Unsent } from './connection/outbox.ts';
import { readPage } from './page/page.ts';
import { prepared } from './writing/picture.ts';
import { Scroll } from './log/scroll.ts';
import { Session } from './connection/session.ts';
import { StatusLine } from './page/status-line.ts';
import { storeAt } from '../base/store.ts';
import { Stream } from './connection/stream.ts';
import { Thread, type Taken } from './log/thread.ts';
import { Typing } from './log/typing.ts';
import { followViewport } from './page/viewport.ts';
import type { Action, Activity } from './connection/wire.ts';

const page = readPage();
const say = page.say;
const lang = page.lang;
const status = new StatusLine(byId('status', HTMLElement), say);
const session = new Session(
  page,
  () => beginAgain(),
  () => status.show(navigator.onLine ? 'connecting' : 'offline'),
);
// The first request leaves before anything is drawn.
const joined = session.join();

const log = byId('log', HTMLElement);
const scroll = new Scroll(log, byId('below', HTMLButtonElement), {
  fresh: say('newMessages'),
  more: say('more'),
});
const typing = new Typing(byId('typing', HTMLElement));
const store = (name: string) => storeAt('sessionStorage', `silah:${page.association}:${name}`);
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
const isMine = (activity: Activity): boolean =>
  activity.from !== undefined && (activity.from.role === 'user' || activity.from.id === session.user);

/** So many files are taken in one call. */
const mostTogether = 5;

const composer = new Composer(
  page,
  { send: (text) => send({ text, shown: text }), attach: (files) => void attach(files) },
  store('draft'),
);
const beside = new BesideBar(byId('beside', HTMLElement), say, (title, value, event) =>
  press({ title, value }, event),
);
const outbox = new Outbox({
  session,
  lang,
  store: store('outbox'),
  progressed: (id, percent) => thread.progress(id, percent),
  passed(id, passage, words) {
    thread.mark(id, passage, { words });
    scroll.follow();
    if (passage === 'sent') stream.expect(() => thread.isKnown(id));
  },
});
const thread = new Thread(byId('messages', HTMLElement), page, {
  press,
  retry: (id) => outbox.retry(id),
  isMine,
  unfolded: (node) => foldAbove(node, log, say('readAll')),
  asked(prompt) {
    composer.adapt(prompt?.keyboard);
    beside.offer(prompt);
  },
});
const stream = new Stream(session, hear, (reach) => {
  status.show(reach);
  if (reach === 'online') outbox.start();
});

function send(what: Pick<Unsent, 'text' | 'shown' | 'value' | 'file'>): void {
  const unsent: Unsent = { id: newId(), at: Date.now(), ...what };
  thread.put(unsent);
  scroll.toEnd();
  outbox.add(unsent);
}

/** Shows files at once, those that cannot be taken with the reason; sends the others together, photographs made smaller. */
async function attach(chosen: readonly File[]): Promise<void> {
  const own = newId();
  const files = await Promise.all(chosen.map((file) => prepared(file, page.pictureUrl)));
  const good = files.filter((file) => faultOfFile(file) === undefined).slice(0, mostTogether);
  const bubble = (id: string, file: File): Unsent => ({ id, at: Date.now(), text: '', shown: '', file });
  for (const file of files) {
    const place = good.indexOf(file);
    const id = place < 0 ? newId() : place === 0 ? own : `${own}#${place}`;
    thread.put(bubble(id, file));
    const fault = faultOfFile(file) ?? 'filesTooMany';
    if (place < 0) thread.mark(id, 'failed', { words: say(fault), final: true });
  }
  scroll.toEnd();
  const [first, ...others] = good;
  if (first) outbox.add({ ...bubble(own, first), others });
}

function press(action: Action, event: MouseEvent): void {
  send({ text: action.text ?? action.title, shown: action.title, value: action.value });
  // With a finger the keyboard would spring up and cover the answer; the log takes the focus then.
  const touched = event.detail > 0 && matchMedia('(pointer: coarse)').matches;
  if (touched) log.focus({ preventScroll: true });
  else composer.focus();
}

function hear(activities: readonly Activity[], whole: boolean): void {
  const theirs = activities.filter((activity) => !isMine(activity));
  if (theirs.some((one) => one.type === 'typing')) {
    typing.show();
    scroll.follow();
  }
  if (theirs.some((one) => one.type === 'message')) typing.hide();
  // An earlier conversation is there to be read, not to be read out; nor are the same messages once more.
  const aloud = !whole || activities.length < 4;
  const taken = taking(activities, aloud);
  for (const id of taken.arrived) outbox.arrived(id);
  log.removeAttribute('aria-busy');
  if (taken.first) {
    if (whole && !aloud) scroll.toEnd();
    else scroll.arrived(taken.first);
  }
  scroll.follow();
  // Once a request is signed, the server shows identifiers masked.
  if (taken.receipt && !whole) void stream.read(true);
}

/** Puts messages into the log; those of the past are there to be read, not to be read out. */
function taking(activities: readonly Activity[], aloud: boolean): Taken {
  if (!aloud) log.setAttribute('aria-live', 'off');
  const taken = thread.take(activities);
  if (!aloud) setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
  return taken;
}

bringEarlier(log, async () => {
  const activities = await stream.earlier();
  return activities.length > 0 ? () => taking(activities, false) : undefined;
});

function beginAgain(): void {
  thread.clear();
  void session.join().then((start) => start && stream.begin(start));
}

const leaving = offerLeaving({
  mark: keptAs(page.association, 'left'),
  go: window.parent === window ? (to) => location.replace(to) : leaveFrame,
});
liveInFrame(lang, leaving.leave);
offerForgetting(page.association, () => session.end());
followViewport();
offerLarge(byId('large', HTMLButtonElement), storeAt('localStorage', 'silah:large'));
for (const unsent of outbox.restore()) thread.put(unsent);
void Promise.all([joined, leaving.allowed]).then(([start]) => {
  if (!start) {
    status.show('closed');
    return;
  }
  status.show('online');
  stream.begin(start);
  outbox.start(true);
});
