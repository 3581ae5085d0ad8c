import { byId } from '../page/element.ts';

/** Figures as Arabic keyboards write them, too. */
const figureOf = (key: string): number => (/^[1-9١-٩]$/.test(key) ? (key.codePointAt(0) ?? 0) & 15 : 0);

/** One step among the answers, forwards or backwards; 0 where a key makes none. */
function stepOf(key: string): number {
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    [isRightToLeft ? 'ArrowLeft' : 'ArrowRight']: 1,
    [isRightToLeft ? 'ArrowRight' : 'ArrowLeft']: -1,
  };
  return steps[key] ?? 0;
}

const answers = (): readonly HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>('#messages .choices .choice'),
];

/** Where an arrow has no meaning of its own: on nothing, in the empty field, and on the buttons around it. */
function isFree(target: EventTarget | null, field: HTMLTextAreaElement): boolean {
  if (target === field) return field.value === '';
  return (
    target === document.body || (target instanceof Element && target.closest('#composer, #beside') !== null)
  );
}

/** From below an arrow leads to the first answer or the last; beyond those it leads to the field. On an answer, a figure presses the one at its place. */
function move(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const { key, target } = event;
  const all = answers();
  const field = byId('text', HTMLTextAreaElement);
  const at = all.findIndex((one) => one === target);
  const step = stepOf(key);
  const comes = (key === 'ArrowUp' || key === 'ArrowDown') && isFree(target, field);
  if (at >= 0 && figureOf(key) > 0) all[figureOf(key) - 1]?.click();
  if (step === 0 || (at < 0 && !comes)) return;
  event.preventDefault();
  const open = all.filter((one) => !one.disabled);
  const from = at >= 0 ? open.findIndex((one) => one === target) : step > 0 ? -1 : open.length;
  const next = open[from + step];
  (next ?? field).focus();
}

/** Begins with the key by which this was loaded. */
export function moveByArrows(first: KeyboardEvent): void {
  move(first);
  document.addEventListener('keydown', move);
}
