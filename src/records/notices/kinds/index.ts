import type { NoticeKind } from '../kind.ts';
import { study } from './study.ts';
import { due } from './due.ts';
import { late } from './late.ts';
import { month } from './month.ts';
import { mention } from './mention.ts';
import { mine } from './mine.ts';
import { reminder } from './reminder.ts';
import { urgent } from './urgent.ts';
import { waiting } from './waiting.ts';

/** Everything that somebody at the desk can be told of. */
export const kinds = {
  urgent,
  waiting,
  mine,
  mention,
  reminder,
  late,
  study,
  due,
  month,
} as const satisfies Readonly<Record<string, NoticeKind>>;
export type KindName = keyof typeof kinds;
