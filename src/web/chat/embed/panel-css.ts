/** Where the panel covers the whole page. */
const covering = '(max-width: 560px), (max-height: 480px)';
export const coversPage = (): boolean => matchMedia(covering).matches;

/** How the button and the panel look on the page of somebody else. Physical sides: the host says on which it wants them. */
export const panelCss = `
:host { all: initial; position: fixed; z-index: 2147483647; bottom: 0; width: 0; height: 0; font-size: 16px; }
:host([data-side=left]) { left: 0; }
:host([data-side=right]) { right: 0; }
[hidden] { display: none !important; }
button { display: grid; place-items: center; margin: 0; padding: 0; border: 0; border-radius: 50%; cursor: pointer; }
svg { width: 28px; height: 28px; fill: currentColor; }
button:focus-visible { outline: 3px solid #0a58ca; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
.launcher { position: fixed; bottom: calc(20px + env(safe-area-inset-bottom)); width: 60px; height: 60px;
  background: var(--color); color: var(--ink); box-shadow: 0 4px 16px rgba(0, 0, 0, .28); }
:host([data-side=left]) .launcher { left: 20px; }
:host([data-side=right]) .launcher { right: 20px; }
.count { position: absolute; top: -4px; inset-inline-end: -4px; min-width: 24px; padding: 0 6px; border-radius: 12px; background: #a3261b; color: #fff;
  font: 700 14px/24px sans-serif; text-align: center; }
.panel { position: fixed; bottom: calc(92px + env(safe-area-inset-bottom)); width: 400px; height: min(680px, calc(100vh - 112px));
  overflow: hidden; border-radius: 18px; background: #eef2ef; box-shadow: 0 10px 40px rgba(0, 0, 0, .3); }
:host([data-side=left]) .panel { left: 20px; }
:host([data-side=right]) .panel { right: 20px; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.close { position: absolute; top: 6px; width: 44px; height: 44px; background: transparent; color: #fff; }
[dir=rtl] .close { left: 10px; }
[dir=ltr] .close { right: 10px; }
.close:focus-visible { outline-color: #fff; outline-offset: -3px; box-shadow: none; }
@media ${covering} {
  :host .panel { top: 0; left: 0 !important; right: 0 !important; bottom: 0; width: auto; height: auto; border-radius: 0; }
  .close { top: calc(6px + env(safe-area-inset-top)); }
}
@media (prefers-color-scheme: dark) { .panel { background: #0e1513; } }
`;
