import type { Lang } from '../../contract/index.ts';
import type { Page } from './page/page.ts';

const locales = { ar: 'ar-SA-u-ca-gregory-nu-latn', en: 'en-GB-u-ca-gregory' } as const;
const zone = { timeZone: 'Asia/Riyadh' } as const;

/** The time and the day of a message as people in Riyadh read them. */
export interface When {
  readonly time: (at: number) => string;
  /** The same for all messages of one day. */
  readonly day: (at: number) => string;
  readonly dayWords: (at: number) => string;
}

export function whenIn(lang: Lang, say: Page['say']): When {
  const time = new Intl.DateTimeFormat(locales[lang], {
    ...zone,
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  });
  const key = new Intl.DateTimeFormat('en-CA', zone);
  const full = new Intl.DateTimeFormat(locales[lang], {
    ...zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const day = (at: number): string => key.format(at);
  const yesterday = (): string => day(Date.now() - 86_400_000);
  return {
    time: (at) => time.format(at),
    day,
    dayWords: (at) => {
      if (day(at) === day(Date.now())) return say('today');
      return day(at) === yesterday() ? say('yesterday') : full.format(at);
    },
  };
}
