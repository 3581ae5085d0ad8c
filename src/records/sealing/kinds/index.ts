import { attachment } from './attachment.ts';
import { erasure } from './erasure.ts';
import { event } from './event.ts';
import type { LinkKind } from './kind.ts';
import { madeUnder } from './made-under.ts';
import { newDay } from './new-day.ts';
import { reminder } from './reminder.ts';
import { request } from './request.ts';
import { segment } from './segment.ts';
import { telling } from './telling.ts';

/** Everything that a chain may hold. */
export const linkKinds: readonly LinkKind[] = [
  segment,
  request,
  madeUnder,
  event,
  telling,
  newDay,
  reminder,
  attachment,
  erasure,
];
