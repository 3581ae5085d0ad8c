import type { DeskLine } from '../../contract/desk.ts';
import type { DeliveryRow } from '../../records/sending/outbox.ts';

const progressOf = ['sent', 'sent', 'delivered', 'read'] as const;

function deliveryOf({ seq, state, fault, progress }: DeliveryRow): NonNullable<DeskLine['delivery']> {
  const shown = state === 'attempting' ? 'waiting' : state === 'sent' ? progressOf[progress ?? 1] : state;
  return { entry: seq, state: shown ?? 'sent', ...(fault !== null && { fault }) };
}

/** Lines with what became of them on a channel that we call; `rows` in the order of their entries. */
export function withDeliveries(
  lines: readonly DeskLine[],
  rows: readonly DeliveryRow[],
): readonly DeskLine[] {
  if (rows.length === 0) return lines;
  return lines.map((line) => {
    if (line.from !== 'bot' && line.from !== 'staff') return line;
    const row = rows.findLast(({ seq }) => seq <= line.seq);
    return row ? { ...line, delivery: deliveryOf(row) } : line;
  });
}

/** Lines of colleagues that the member has read, where that is known of a channel whose clients fetch: of no other anything is told this way. */
export const withRead = (lines: readonly DeskLine[], upTo: number): readonly DeskLine[] =>
  upTo === 0
    ? lines
    : lines.map((line) =>
        line.from === 'staff' && line.seq <= upTo && !line.delivery
          ? { ...line, delivery: { entry: line.seq, state: 'read' as const } }
          : line,
      );
