import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';

/** What the board has set for such cases, beside the data: a hint, by which nothing is decided. */
export function Guide({ guide }: { readonly guide: NonNullable<RequestDetail['guide']> }): ReactNode {
  const { say } = useWords();
  return (
    <section className="guide" data-testid="guide">
      <h2>{say('desk.guide.title')}</h2>
      <p className="soft">{say('desk.guide.hint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('desk.guide.when')}</th>
            <th scope="col">{say('desk.guide.gives')}</th>
          </tr>
        </thead>
        <tbody>
          {guide.map(({ when, gives, place }, i) => (
            <tr key={i} data-testid="guide-row">
              <td>
                <Said>{when}</Said>
                {place !== undefined && (
                  <p className="soft">
                    <Said>{place}</Said>
                  </p>
                )}
              </td>
              <td>
                <Said>{gives}</Said>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
