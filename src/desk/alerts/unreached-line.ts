import { onDuty } from '../../association/duty.ts';
import { afterRiyadhNight } from '../../voice/time.ts';
import type { House } from '../../voice/house.ts';
import type { Lang } from '../../wording/wording.ts';
import type { Kind } from './heard.ts';

interface Standing {
  readonly kind: Kind;
  readonly lang: Lang;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** Whether somebody was with them and let go. */
  readonly left: boolean;
  readonly now: number;
}

/**
 * How a member hears that nobody was reached yet, or that nobody is with them any more; undefined where they were told already that nobody answers then, and no line was named
 * that they could call.
 */
export function unreachedLine(
  { association: { pack }, wording }: House,
  { kind: { call }, lang, openedAt, left, now }: Standing,
): string | undefined {
  // 1 by night.
  const part = afterRiyadhNight(now) === now ? 0 : 1;
  // Their own telephone is no line that answers at any hour.
  const other = call !== undefined && call !== pack.contact.phone;
  if (other) return wording.line(lang, left ? 'duty.left' : 'duty.unreached', { line: call, part });
  if (left) return wording.line(lang, 'duty.leftAlone', { part });
  return onDuty(pack, openedAt)?.now === true
    ? wording.line(lang, 'duty.unreachedAlone', { part })
    : undefined;
}
