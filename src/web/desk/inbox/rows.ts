const rowsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
];

/** Moves the focus to the next row, from the one that has it or the one that is open. */
export function step(list: HTMLElement | null, by: 1 | -1): boolean {
  const rows = rowsIn(list);
  const focused = rows.findIndex((row) => row === document.activeElement);
  const at = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** Arrows belong to whatever has the focus; to the list only when that is the list or nothing. */
export const arrowsAreOurs = (list: HTMLElement | null, event: KeyboardEvent): boolean =>
  !event.code.startsWith('Arrow') ||
  ((document.activeElement === document.body || (list?.contains(document.activeElement) ?? false)) &&
    document.activeElement?.getAttribute('role') !== 'tab');
