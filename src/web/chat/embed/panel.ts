import { partOf, textIn } from '../../base/json.ts';
import { closeByBack } from '../../base/back.ts';
import { onThrice } from '../../base/thrice.ts';
import { directionOf } from '../../base/direction.ts';
import { luminanceOf } from '../../../contract/shown/colour.ts';
import { langOf, type Lang } from '../../../contract/lang.ts';
import { handleOf, type Handle } from './handle.ts';
import { pressable } from './drawing.ts';
import { keeperFor } from './keeping.ts';
import { coversPage, panelCss } from './panel-css.ts';
import { keepOnPage } from './place.ts';
import { words } from './words.ts';
import type { Wish } from './wish.ts';

/** The style as a sheet of its own, which the content policy of the host page does not touch; a style element for old browsers. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(panelCss);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = panelCss;
    root.append(style);
  }
}

/** White or near-black, whichever can be read on the colour of the association. */
const inkOn = (color: string): string => (luminanceOf(color) > 0.18 ? '#14211d' : '#ffffff');

function newFrame({ label, origin, association, lang, tint }: Wish): HTMLIFrameElement {
  const made = document.createElement('iframe');
  made.title = label;
  made.allow = 'clipboard-write; microphone';
  made.src = `${origin}/chat/${encodeURIComponent(association)}?lang=${lang}${tint === undefined ? '' : `&color=${tint.slice(1)}`}`;
  return made;
}

function panelOf({ label, lang }: Wish, close: HTMLElement): HTMLElement {
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', label);
  panel.append(close);
  speak(panel, close, lang);
  return panel;
}

function speak(panel: HTMLElement, close: HTMLElement, lang: Lang): void {
  panel.lang = lang;
  panel.dir = directionOf(lang);
  close.setAttribute('aria-label', words[lang].close);
}

/** The element that everything hangs on, with its shadow root. */
function newHost({ lang, color, side }: Wish): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  const host = document.createElement('div');
  host.lang = lang;
  host.style.setProperty('--color', color);
  host.style.setProperty('--ink', inkOn(color));
  host.dataset['side'] = side ?? (lang === 'ar' ? 'left' : 'right');
  const root = host.attachShadow({ mode: 'closed' });
  dress(root);
  return { host, root };
}

/** Puts a neutral page in the place of the one that the chat stands on. */
function leavePage(to: string, closed: Promise<void>): void {
  if (!to.startsWith('https://')) return;
  document.title = new URL(to).hostname;
  document.documentElement.style.display = 'none';
  void closed.then(() => location.replace(to));
}

const tell = (frame: HTMLIFrameElement | undefined, silah: object, origin: string): void =>
  frame?.contentWindow?.postMessage({ silah }, origin);

/** The frame knows where to; what it holds is out of sight before it answers. */
function leaveFrom(panel: HTMLElement, frame: HTMLIFrameElement | undefined, origin: string): void {
  panel.hidden = true;
  tell(frame, { leave: true }, origin);
}

/** What the page in the frame has a say in. */
interface Parts {
  readonly panel: HTMLElement;
  readonly close: HTMLElement;
  readonly launcher: HTMLElement;
  readonly show: (open: boolean) => Promise<void>;
  readonly leave: (to: string) => void;
}

/** The page in the frame tells its language, which the member may change there, passes Escape on, and says that somebody leaves in haste. */
function heed(message: unknown, { panel, close, launcher, show, leave }: Parts): void {
  count(launcher, partOf(message, 'unseen'));
  const lang = langOf(textIn(message, 'lang'));
  if (lang) speak(panel, close, lang);
  if (partOf(message, 'open') === false) void show(false);
  const to = textIn(message, 'leave');
  if (to !== undefined) leave(to);
}

const heeding =
  (parts: Parts, keep: (message: unknown, from: Window) => void) =>
  (message: unknown, from: Window): void => {
    keep(message, from);
    heed(message, parts);
  };

/** Hears what the page in the frame says, and nobody else. */
function listen(
  origin: string,
  frame: () => Window | null | undefined,
  heard: (message: unknown, from: Window) => void,
): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const from = frame();
    if (from && event.source === from && event.origin === origin) heard(partOf(event.data, 'silah'), from);
  });
}

function launcherOf({ label }: Wish, press: () => void): HTMLButtonElement {
  const launcher = pressable('launcher', 'chat', press);
  launcher.setAttribute('aria-label', label);
  launcher.setAttribute('aria-expanded', 'false');
  launcher.title = label;
  return launcher;
}

/** How many messages came while the panel was closed: on the button. */
function count(launcher: HTMLElement, many: unknown): void {
  if (typeof many !== 'number') return;
  launcher.querySelector('.count')?.remove();
  if (many === 0) return;
  const shown = document.createElement('span');
  shown.className = 'count';
  shown.textContent = String(many);
  launcher.append(shown);
}

function onEscape(root: ShadowRoot, close: () => void): void {
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') close();
  });
}

/** Puts the button on the page, and the panel that it opens; answers how the page itself opens and closes it. */
export function mount(wish: Wish): Handle {
  const launcher = launcherOf(wish, () => void show(!isOpen()));
  const close = pressable('close', 'close', () => void show(false));
  const panel = panelOf(wish, close);
  const keep = keeperFor(wish);
  const news = new EventTarget();
  let frame: HTMLIFrameElement | undefined;
  const back = closeByBack(() => void show(false), coversPage);
  const isOpen = (): boolean => launcher.getAttribute('aria-expanded') === 'true';

  function show(open: boolean): Promise<void> {
    if (open !== isOpen()) news.dispatchEvent(new Event(open ? 'open' : 'close'));
    panel.hidden = !open;
    tell(frame, { shown: open }, wish.origin);
    launcher.setAttribute('aria-expanded', String(open));
    if (!open) {
      launcher.focus();
      return back.closed();
    }
    place.raise();
    frame ??= panel.appendChild(newFrame(wish));
    frame.focus();
    return back.opened();
  }
  function leave(to: string): void {
    const closed = show(false);
    frame?.remove();
    frame = undefined;
    if (wish.leaves) leavePage(to, closed);
  }

  const { host, root } = newHost(wish);
  root.append(launcher, panel);
  const place = keepOnPage(host, wish.association);
  onEscape(root, () => void (isOpen() && show(false)));
  onThrice('Shift', () => isOpen() && leaveFrom(panel, frame, wish.origin));
  const parts = { panel, close, launcher, show, leave };
  listen(wish.origin, () => frame?.contentWindow, heeding(parts, keep));
  return handleOf(news, (open) => void show(open));
}
