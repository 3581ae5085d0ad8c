import type { Row, Rows } from '../../src/channel/parcel.ts';
import { tapData } from '../../src/channel/tap.ts';

/** Telegram's limit for what a button carries, in bytes of UTF-8. */
const most = 64;

/** What the button of a choice carries. */
export const dataOf = (prompt: string, choice: string, place: number): string =>
  tapData({ prompt, choice, place }, (data) => Buffer.byteLength(data) <= most);

/** Buttons with at most so many characters share a row with so many others; Telegram cuts what does not fit on a phone. */
const widths = [
  { label: 3, together: 5 },
  { label: 16, together: 2 },
] as const;

interface Button {
  readonly text: string;
  readonly callback_data: string;
}

/** Rows of buttons in their order: marks side by side, short labels in pairs, a long one alone. */
function inRows(prompt: string, rows: readonly Row[]): Button[][] {
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const together = widths.find(({ label }) => longest <= label)?.together ?? 1;
  const buttons = rows.map(({ label, choice }, place) => ({
    text: label,
    callback_data: dataOf(prompt, choice, place),
  }));
  return Array.from({ length: Math.ceil(buttons.length / together) }, (_, i) =>
    buttons.slice(i * together, (i + 1) * together),
  );
}

/** The answers, and in rows of their own below them what may be done beside answering. */
export const keyboardOf = ({ prompt, rows, beside = [] }: Rows): Button[][] => [
  ...inRows(prompt, rows),
  ...inRows(prompt, beside),
];
