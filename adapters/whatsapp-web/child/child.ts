import { nameOfError } from '../../../src/kernel/errors.ts';
import { loadLibrary, openClient, type Client, type Message } from './library.ts';
import { freeProfile } from './profile.ts';
import { Session } from './session.ts';
import { ToChild, type Begin, type FromChild } from '../wire.ts';

/** How often it is looked whether the browser is there yet, in milliseconds. */
const soon = 50;
/** How long a browser may take to close, in milliseconds; then whoever started us ends it. */
const grace = 6000;

const tell = (said: FromChild): void => {
  if (process.connected) process.send?.(said, undefined, undefined, () => undefined);
};

// The library runs handlers that nobody waits for: what one of them throws must not end the account. What it breaks, the beat shows.
for (const event of ['unhandledRejection', 'uncaughtException'])
  process.on(event, (error: unknown) => tell({ kind: 'trouble', where: event, error: nameOfError(error) }));
// In a terminal, Ctrl+C goes to everybody; whoever started us says when to stop.
process.on('SIGINT', () => undefined);

let client: Client | undefined;
let session: Session | undefined;
let since: number | undefined;
let ending = false;

async function end(why: string): Promise<never> {
  if (!ending) {
    ending = true;
    tell({ kind: 'over', why });
    const closed = client?.destroy().catch(() => undefined);
    await Promise.race([closed, new Promise((done) => setTimeout(done, grace))]);
  }
  process.exit(0);
}
process.on('disconnect', () => void end('parent'));
process.on('SIGTERM', () => void end('stopped'));

/** Killing Chromium is told by nobody but puppeteer itself; and its browser is only there some time after the start. */
function watchBrowser(browser: Client): void {
  const timer = setInterval(() => {
    const { pupBrowser, pupPage } = browser;
    if (!pupBrowser || !pupPage) return;
    clearInterval(timer);
    const pid = pupBrowser.process()?.pid;
    tell({ kind: 'started', ...(pid !== undefined && { browser: pid }) });
    pupBrowser.on('disconnected', () => void end('browser'));
    pupPage.on('error', () => void end('page'));
    if (!pupBrowser.isConnected()) void end('browser');
  }, soon);
}

async function begin(wish: Begin): Promise<void> {
  freeProfile(wish.folder);
  const library = await loadLibrary();
  const one = openClient(library, wish);
  const account = new Session(one, library, tell);
  [client, session, since] = [one, account, wish.since];
  one.on('qr', (qr: string) => tell({ kind: 'qr', qr }));
  one.on('loading_screen', () => tell({ kind: 'started' }));
  // What was missed comes first: it may hold what became of a message that nobody knows about.
  one.on('ready', () => void account.catchUp(since).then(() => tell({ kind: 'ready' })));
  one.on('message', (message: Message) => account.show(message));
  one.on('message_create', (message: Message) => {
    if (message.fromMe) account.show(message);
  });
  one.on('disconnected', (why: unknown) => void end(`disconnected/${String(why)}`));
  one.on('auth_failure', () => void end('refused'));
  watchBrowser(one);
  await one.initialize();
}

async function follow(order: ToChild): Promise<void> {
  switch (order.kind) {
    case 'begin':
      return begin(order).catch((error: unknown) => end(nameOfError(error)));
    case 'beat':
      if (session) tell({ kind: 'beat', n: order.n, state: await session.state() });
      return;
    case 'send':
      if (session) tell({ kind: 'sent', n: order.n, outcome: await session.send(order) });
      return;
    case 'fetch':
      if (session) tell({ kind: 'fetched', n: order.n, delivered: await session.fetch(order) });
      return;
    case 'taken':
      return session?.taken(order.id);
    case 'stop':
      return end('stopped');
  }
}

process.on('message', (message) => {
  const order = ToChild.safeParse(message);
  if (!order.success) return;
  follow(order.data).catch((error: unknown) =>
    tell({ kind: 'trouble', where: order.data.kind, error: nameOfError(error) }),
  );
});
