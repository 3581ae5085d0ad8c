import type { ReactNode } from 'react';
import type { Reports } from '../../../contract/desk.ts';
import { Empty } from '../base/parts.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { Bars } from './bars.tsx';
import { Chart, Numbers } from './figure.tsx';
import { Trend } from './trend.tsx';

/** How the ratings spread over the five words. */
export function Distribution({ reports }: { readonly reports: Reports }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const { distribution, answered } = reports.satisfaction;
  const bars = distribution
    .map((count, i) => ({
      name: `${i + 1} · ${say(`reports.score-${i + 1}`)}`,
      count,
      shown: answered > 0 ? `${when.number(count)} (${when.percent(count / answered)})` : when.number(count),
    }))
    .reverse();
  const label = `${say('reports.distribution.title')}: ${bars.map(({ name, shown }) => `${name}: ${shown}`).join('; ')}`;
  return (
    <Chart
      name="distribution"
      testid="reports-distribution"
      table={
        <Numbers
          caption={say('reports.distribution.title')}
          head={[say('reports.rating'), say('reports.answers')]}
          rows={bars.map(({ name, shown }) => [name, shown])}
        />
      }
    >
      <Bars bars={bars} label={label} />
    </Chart>
  );
}

/** How the mean goes from day to day. */
export function TrendChart({ trend }: Pick<Reports, 'trend'>): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const rated = trend.flatMap(({ day, score, answered }) =>
    score === null ? [] : [{ day, score, answered }],
  );
  const [first, last] = [rated[0], rated.at(-1)];
  const label =
    first && last
      ? say('reports.trend.told', {
          from: when.shortDay(first.day),
          first: when.number(first.score, 1),
          to: when.shortDay(last.day),
          last: when.number(last.score, 1),
        })
      : say('reports.noRatings');
  return (
    <Chart
      name="trend"
      testid="reports-trend"
      table={
        <Numbers
          caption={say('reports.trend.title')}
          head={[say('reports.day'), say('reports.score.title'), say('reports.answers')]}
          rows={rated.map(({ day, score, answered }) => [
            when.shortDay(day),
            when.number(score, 2),
            when.number(answered),
          ])}
        />
      }
    >
      {rated.length === 0 ? (
        <Empty icon="reports" title={say('reports.noRatings')} text={say('reports.noRatingsHint')} />
      ) : (
        <Trend trend={trend} label={label} />
      )}
    </Chart>
  );
}

export function Comments({ comments }: Pick<Reports, 'comments'>): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  return (
    <Chart name="comments" testid="reports-comments">
      {comments.length === 0 && <p className="soft">{say('reports.noComments')}</p>}
      <ul className="comments">
        {comments.map(({ day, score, text }, i) => (
          <li key={i}>
            <p className="soft">
              {when.shortDay(day)} · {score} · {say(`reports.score-${score}`)}
            </p>
            <p>
              <bdi dir="auto" className="said">
                {text}
              </bdi>
            </p>
          </li>
        ))}
      </ul>
    </Chart>
  );
}
