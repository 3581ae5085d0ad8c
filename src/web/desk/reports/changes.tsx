import type { ReactNode } from 'react';
import type { Change, Reports } from '../../../contract/reports.ts';
import { useWords } from '../base/words.tsx';
import { useWriting } from './written.ts';

function Changed({ change }: { readonly change: Change }): ReactNode {
  const { say } = useWords();
  const { sayNamed, write } = useWriting();
  const { name, as, before, now, better, where } = change;
  const place = where && (where.of === 'channel' ? sayNamed(`desk.channel.${where.id}`) : where.title);
  return (
    <li className={`change ${better ? 'better' : 'worse'}`}>
      {say(`reports.changes.${better ? 'better' : 'worse'}`, {
        title: sayNamed(`reports.${name}.title`),
        before: write(before, as) ?? '',
        now: write(now, as) ?? '',
      })}{' '}
      {place !== undefined && say('reports.changes.where', { place })}
    </li>
  );
}

/** What changed most since the days before, in words, and where. */
export function Changes({ changes, before }: Pick<Reports, 'changes' | 'before'>): ReactNode {
  const { say } = useWords();
  const { when } = useWriting();
  const days = { from: when.shortDay(before.from), to: when.shortDay(before.to) };
  return (
    <section className="changes" aria-labelledby="changes" data-testid="reports-changes">
      <h2 id="changes">{say('reports.changes.title', days)}</h2>
      {changes.length === 0 ? (
        <p className="soft">{say('reports.changes.none')}</p>
      ) : (
        <ul>
          {changes.map((change) => (
            <Changed key={change.name} change={change} />
          ))}
        </ul>
      )}
    </section>
  );
}
