import type { ReactNode } from 'react';
import type { ReportFilter } from '../server/api.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';

/** The days that are shown, in both calendars. */
export function Days({ from, to }: Pick<ReportFilter, 'from' | 'to'>): ReactNode {
  const { say, lang } = useWords();
  const { day, hijri } = whenIn(lang);
  return (
    <p className="soft" data-testid="reports-days">
      {say('reports.range.both', {
        from: day(from),
        fromHijri: hijri(from),
        to: day(to),
        toHijri: hijri(to),
      })}
    </p>
  );
}
