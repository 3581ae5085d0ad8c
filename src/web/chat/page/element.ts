type Inside = Node | string | undefined;

/** An element with a class and its content; texts become text nodes, never markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...inside: readonly Inside[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  for (const part of inside) if (part !== undefined) made.append(part);
  return made;
}

/** Words for a screen reader only. */
export const unseen = (text: string): HTMLElement => el('span', 'unseen', text);

export function button(
  className: string,
  label: string,
  press?: (event: MouseEvent) => void,
): HTMLButtonElement {
  const made = el('button', className, label);
  made.type = 'button';
  if (press) made.addEventListener('click', press);
  return made;
}

/** One of the drawings that the page defines. */
export function icon(name: 'check' | 'file' | 'clock'): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/** An element that the page is known to hold. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page holds no #${id}`);
  return found;
}
