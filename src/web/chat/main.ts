import { daysOffer } from './writing/days.ts';
import { offerArrows } from './writing/arrows-offer.ts';
import { BesideBar } from './writing/beside.ts';
import { Composer } from './writing/composer.ts';
import { foldAbove } from './log/folded.ts';
import { bringEarlier } from './log/earlier.ts';
import { offerAloud } from './aloud/offer.ts';
import { byId } from './page/element.ts';
import { faultOfFile } from '../base/files.ts';
import { offerLarge } from './page/large.ts';
import { offerForgetting } from './page/forget.ts';
import { leaveFrame, liveInFrame } from './page/framed.ts';
import { keptAs, tabAlone } from './connection/kept.ts';
import { Keeper } from './keeping/keeper.ts';
import { offerLeaving } from '../base/leaving.ts';
import { Outbox, type Unsent } from './connection/outbox.ts';
import { readPage } from './page/page.ts';
import { files as filesScript } from './files/loading.ts';
import { Scroll } from './log/scroll.ts';
import { Session } from './connection/session.ts';
import { StatusLine } from './page/status-line.ts';
import { storeAt } from '../base/store.ts';
import { Stream } from './connection/stream.ts';
import { Thread, type Taken } from './log/thread.ts';
import type { Offer } from './told/told.ts';
import { Typing } from './log/typing.ts';
import type { Signs } from './told/signs.ts';
import { offerVoice } from './writing/voice-offer.ts';
import { Unseen } from './told/unseen.ts';
import { followViewport } from './page/viewport.ts';
import { readFrame, type Action, type Activity, type Frame } from './connection/wire.ts';

const page = readPage();
const say = page.say;
const lang = page.lang;
const status = new StatusLine(byId('status', HTMLElement), say);
const session = new Session(
  page,
  () => beginAgain(),
  () => {
    status.show(navigator.onLine ? 'connecting' : 'offline');
    outbox.wait();
    void showKept();
  },
);
const keeper = new Keeper(page, () => tabAlone(page.association).read() !== undefined);
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
  {
    send: (text) => send({ text, shown: text }),
    attach: (files) => void attach(files),
    typing: () => toSigns((signs) => signs.typing()),
  },
  store('draft'),
);
const beside = new BesideBar(byId('beside', HTMLElement), say, (title, value, event) =>
  press({ title, value }, event),
);
const offerDays = daysOffer(page, byId('beside', HTMLElement));
const listening = offerAloud(page, log);
const offerNote = offerVoice(page, (file) => send({ text: '', shown: '', file }));
const outbox = new Outbox({
  session,
  lang,
  store: store('outbox'),
  async upload(id, form) {
    const script = await filesScript(page);
    if (!script) return { kind: 'unreachable' };
    return script.upload(form, {
      id,
      call: (route, call, read) => session.call(route, call, read),
      progress(percent) {
        thread.mark(id, 'sending');
        thread.progress(id, percent);
      },
    });
  },
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
    offerDays(prompt);
  },
});
const stream = new Stream(session, hear, (reach) => {
  status.show(reach);
  if (reach === 'online') outbox.start();
});

const unseen = new Unseen(document.title, say('newMessages'));

/** How that looks which comes after a word of the member. */
const dressUp = (): void => void page.dress('moreStyle').catch(() => undefined);

function send(what: Pick<Unsent, 'text' | 'shown' | 'value' | 'file'>): void {
  dressUp();
  unseen.read();
  toSigns((signs) => signs.sent());
  const unsent: Unsent = { id: newId(), at: Date.now(), ...what };
  thread.put(unsent);
  scroll.toEnd();
  outbox.add(unsent);
}

/** Shows files at once, those that cannot be taken with the reason; sends the others together, photographs made smaller. */
async function attach(chosen: readonly File[]): Promise<void> {
  dressUp();
  const own = newId();
  const script = await filesScript(page);
  const prepared =
    script && (await Promise.all(chosen.map((file) => script.prepared(file, page.later('picture')))));
  const files = prepared ?? chosen;
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

/** What stands in the log until the server is heard: nothing, the greeting of the page, or what this device kept. */
const before: { shown: 'nothing' | 'kept' | 'heard' } = { shown: 'nothing' };

const isHeard = (): boolean => before.shown === 'heard';

/** Shows what was said last while nobody is reached. */
async function showKept(): Promise<void> {
  if (before.shown !== 'nothing') return;
  const { activities } = readFrame({ activities: await keeper.read() });
  await leaving.allowed;
  if (isHeard() || activities.length === 0) return;
  before.shown = 'kept';
  taking({ activities, quiet: false }, false);
  standStill();
  log.removeAttribute('aria-busy');
  scroll.toEnd();
}

/** What was there with the page is not seen to come. */
const standStill = (): void => {
  for (const one of log.querySelectorAll('.entry')) one.classList.add('still');
};

/** What is there once a person is waited for, as the build made it of `told/told.ts`: what offers to tell of an answer, and what shows that the member types or has read. */
interface ToldScript {
  readonly offerTold: (offer: Offer) => void;
  readonly withdrawTold: () => void;
  readonly Signs: typeof Signs;
}

let told: Promise<ToldScript> | undefined;
const loadTold = (): Promise<ToldScript> => page.load<ToldScript>('told');

let shown: Promise<Signs> | undefined;

/** Where the script could not be loaded, nothing is shown at the other end. */
function toSigns(act: (signs: Signs) => void): void {
  shown?.then(act, () => (shown = undefined));
}

/** Offers to tell of an answer where one is waited for, and a link to come back by; nothing of the sort where somebody may be in danger, or in a page of somebody else. */
function offerToTell({ quiet, waits }: Frame, receipt: boolean): void {
  if (quiet) void told?.then(({ withdrawTold }) => withdrawTold());
  if (quiet || !(waits || receipt) || window.parent !== window) return;
  told ??= loadTold();
  told.then(
    ({ offerTold }) => {
      offerTold({ log, page, session, tells: tabAlone(page.association).read() === undefined });
      scroll.follow();
    },
    () => (told = undefined),
  );
}

function hear(frame: Frame, whole: boolean): void {
  const { activities, quiet } = frame;
  offerNote(frame.agreed);
  if (frame.waits && !quiet) shown ??= loadTold().then(({ Signs }) => new Signs(session));
  toSigns((signs) => signs.hear(frame));
  if (quiet) void keeper.end();
  else keeper.hear(activities, isMine);
  const theirs = activities.filter((activity) => !isMine(activity));
  if (theirs.some((one) => one.type === 'typing')) {
    typing.show();
    scroll.follow();
  }
  if (theirs.some((one) => one.type === 'message')) typing.hide();
  // An earlier conversation is there to be read, not to be read out; nor are the same messages once more.
  const aloud = !whole || activities.length < 4;
  if (before.shown === 'kept') thread.clear();
  document.getElementById('greeting')?.remove();
  const taken = taking(frame, aloud);
  if (!isHeard()) standStill();
  before.shown = 'heard';
  listening(quiet);
  if (!whole && !quiet) unseen.arrived(theirs.filter((one) => one.type === 'message').length, taken.first);
  offerToTell(frame, taken.receipt);
  for (const id of taken.arrived) outbox.arrived(id);
  log.removeAttribute('aria-busy');
  // Whoever comes back finds the last answer, from its beginning.
  const fresh = whole ? taken.answer : taken.first;
  if (taken.first) {
    if (fresh) scroll.arrived(fresh);
    else scroll.toEnd();
  }
  scroll.follow();
  // Once a request is signed, the server shows identifiers masked.
  if (taken.receipt && !whole) void stream.read(true);
}

/** Puts messages into the log; those of the past are there to be read, not to be read out. */
function taking({ activities, quiet }: Pick<Frame, 'activities' | 'quiet'>, aloud: boolean): Taken {
  if (activities.some(isMine)) dressUp();
  if (!aloud) log.setAttribute('aria-live', 'off');
  const taken = thread.take(activities, quiet);
  if (!aloud) setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
  return taken;
}

bringEarlier(log, async () => {
  const activities = await stream.earlier();
  return activities.length > 0 ? () => taking({ activities, quiet: false }, false) : undefined;
});

function beginAgain(): void {
  void keeper.wipe();
  thread.clear();
  void session.join().then((start) => start && stream.begin(start));
}

const leaving = offerLeaving({
  mark: keptAs(page.association, 'left'),
  go(to) {
    if ('speechSynthesis' in window) speechSynthesis.cancel();
    if (window.parent === window) location.replace(to);
    else leaveFrame(to);
  },
});
liveInFrame(lang, leaving.leave);
offerForgetting({
  association: page.association,
  end: () => session.end(),
  wipe: () => keeper.wipe(),
});
followViewport();
offerArrows(page);
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
