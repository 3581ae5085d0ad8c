import type { Lang } from '../../../contract/index.ts';
import { clockOf, dayOf, formatIn } from '../../base/riyadh.ts';

/** The time and the day of a message as people in Riyadh read them. */
export interface When {
  readonly time: (at: number) => string;
  readonly dayWords: (at: number) => string;
}

export function whenIn(lang: Lang, say: (line: 'today' | 'yesterday') => string): When {
  const time = clockOf(lang);
  const full = formatIn(lang, { weekday: 'long', day: 'numeric', month: 'long' });
  return {
    time: (at) => time.format(at),
    dayWords: (at) => {
      const day = dayOf(at);
      if (day === dayOf(Date.now())) return say('today');
      return day === dayOf(Date.now() - 86_400_000) ? say('yesterday') : full.format(at);
    },
  };
}
