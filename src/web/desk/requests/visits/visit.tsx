import type { ReactNode } from 'react';
import type { Visited } from '../../../../contract/cases/visit.ts';
import { Said } from '../../parts/parts.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';

/** What was found at the last visit, by whom and when, and what they recommend: beside the data, and on the agenda. */
export function Visit({ visit }: { readonly visit: Visited }): ReactNode {
  const { say, sayWord, lang } = useWords();
  const { at, by, fields, recommendation, words } = visit;
  return (
    <section className="visit" data-testid="visit">
      <h3>{say('desk.visit.title')}</h3>
      <p className="soft">
        {by !== undefined && (
          <>
            <Said>{by}</Said> ·{' '}
          </>
        )}
        {whenIn(lang).full(at)}
      </p>
      <dl className="facts two-columns">
        {fields.map(({ label, shown }, i) => (
          <div key={i}>
            <dt>
              <Said>{label}</Said>
            </dt>
            <dd>
              <Said>{shown}</Said>
            </dd>
          </div>
        ))}
      </dl>
      <p data-testid="visit-recommends">
        <strong>{sayWord('desk.visit.recommends', recommendation)}</strong>: <Said>{words}</Said>
      </p>
    </section>
  );
}
