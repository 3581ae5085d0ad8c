/** An element's place on somebody else's page. */
export interface Place {
  /**
   * Brings it before everything that the page shows, whatever order that asks for: into the top layer, where the browser has one. From then on it stands beside the
   * body: a frame that is moved with the body loads anew.
   */
  raise(): void;
}

const mark = 'data-silah';

/** The copies of an element that a page kept with an earlier body: they are empty. */
function* copiesOf(host: Element): Iterable<Element> {
  for (const one of document.querySelectorAll(`[${mark}]`))
    if (one !== host && one.getAttribute(mark) === host.getAttribute(mark)) yield one;
}

/** Puts an element on the page and keeps it there, whatever becomes of the body: sites exchange or empty it on their way to the next page. */
export function keepOnPage(host: HTMLElement, name: string): Place {
  host.setAttribute(mark, name);
  // Older browsers have no such layer: there the order of the style holds.
  const hasTopLayer = Reflect.has(host, 'popover');
  if (hasTopLayer) host.popover = 'manual';
  let beside = false;

  function raise(): void {
    if (!hasTopLayer || !host.isConnected) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  }
  function put(): void {
    for (const copy of copiesOf(host)) copy.remove();
    const parent = beside ? document.documentElement : document.querySelector('body');
    if (!parent || host.parentNode === parent) return;
    parent.append(host);
    raise();
  }
  function watch(): void {
    observer.disconnect();
    for (const one of [document, document.documentElement, document.body])
      if (one instanceof Node) observer.observe(one, { childList: true });
  }
  const observer = new MutationObserver(() => {
    put();
    watch();
  });

  put();
  watch();
  return {
    raise() {
      beside = true;
      put();
      raise();
    },
  };
}
