import { langOf, type Lang } from '../../../contract/lang.ts';
import { panelCss } from './panel-css.ts';

// <script async src="https://host/embed.js" data-association="mord"></script> puts the chat on a page of the association:
// a round button that opens it in a panel. Everything lives in a shadow root; the host page keeps nothing and notices nothing.

/** The lines `chat.embed` of locales/, put in by the build. */
declare const embedWords: Readonly<Record<Lang, { readonly open: string; readonly close: string }>>;

const drawings = {
  chat: 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  close: 'm12 10.6 5.7-5.7 1.4 1.4-5.7 5.7 5.7 5.7-1.4 1.4-5.7-5.7-5.7 5.7-1.4-1.4 5.7-5.7-5.7-5.7 1.4-1.4z',
} as const;

function drawing(name: keyof typeof drawings): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', drawings[name]);
  svg.append(path);
  return svg;
}

function pressable(className: string, name: keyof typeof drawings, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.append(drawing(name));
  button.addEventListener('click', press);
  return button;
}

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
function inkOn(color: string): string {
  const light = (/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? []).slice(1).map((part) => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (light[0] ?? 0) + 0.7152 * (light[1] ?? 0) + 0.0722 * (light[2] ?? 0) > 0.18
    ? '#14211d'
    : '#ffffff';
}

interface Wish {
  readonly origin: string;
  readonly association: string;
  readonly lang: Lang;
  readonly color: string;
  readonly side: 'left' | 'right' | undefined;
  readonly label: string;
}

function wishOf(script: HTMLScriptElement): Wish | undefined {
  const asked = script.dataset;
  const association = asked['association'];
  const color = asked['color'] ?? '';
  const position = asked['position'];
  if (association === undefined || association === '') return undefined;
  const lang = langOf(asked['lang'] ?? document.documentElement.lang) ?? 'ar';
  const side = position === 'left' || position === 'right' ? position : undefined;
  return {
    origin: new URL(script.src).origin,
    association,
    lang,
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#0b5345',
    side,
    label: asked['label'] ?? embedWords[lang].open,
  };
}

function mount(wish: Wish): void {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const panel = document.createElement('div');
  const launcher = pressable('launcher', 'chat', () => show(!isOpen()));
  const close = pressable('close', 'close', () => show(false));
  let frame: HTMLIFrameElement | undefined;
  const isOpen = (): boolean => launcher.getAttribute('aria-expanded') === 'true';

  function show(open: boolean): void {
    panel.hidden = !open;
    launcher.setAttribute('aria-expanded', String(open));
    if (open) {
      frame ??= panel.appendChild(newFrame());
      frame.focus();
    } else launcher.focus();
  }
  function newFrame(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    made.title = wish.label;
    made.allow = 'clipboard-write';
    made.src = `${wish.origin}/chat/${encodeURIComponent(wish.association)}?lang=${wish.lang}`;
    return made;
  }
  /** The page in the frame tells its language, which the member may change there, and passes Escape on. */
  function hear(event: MessageEvent<unknown>): void {
    if (!frame || event.source !== frame.contentWindow || event.origin !== wish.origin) return;
    const told = (event.data as { silah?: { open?: boolean; lang?: Lang } } | null)?.silah;
    if (!told) return;
    if (told.lang) speak(told.lang);
    if (told.open === false) show(false);
  }
  function speak(now: Lang): void {
    panel.lang = now;
    panel.dir = now === 'ar' ? 'rtl' : 'ltr';
    close.setAttribute('aria-label', embedWords[now].close);
  }

  dress(root);
  host.lang = wish.lang;
  host.style.setProperty('--color', wish.color);
  host.style.setProperty('--ink', inkOn(wish.color));
  panel.className = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', wish.label);
  panel.append(close);
  launcher.setAttribute('aria-label', wish.label);
  launcher.setAttribute('aria-expanded', 'false');
  launcher.title = wish.label;
  host.dataset['side'] = wish.side ?? (wish.lang === 'ar' ? 'left' : 'right');
  speak(wish.lang);
  root.append(launcher, panel);
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && isOpen()) show(false);
  });
  addEventListener('message', hear);
  document.body.append(host);
}

const script = document.currentScript;
const wish = script instanceof HTMLScriptElement ? wishOf(script) : undefined;
if (!wish) console.error('embed.js: data-association is missing');
else if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => mount(wish));
else mount(wish);
