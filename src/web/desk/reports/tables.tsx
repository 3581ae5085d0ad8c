import type { ReactNode } from 'react';
import type { Reports } from '../../../contract/desk.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { Bars } from './bars.tsx';
import { Chart, Numbers } from './figure.tsx';

export function ByService({ byService }: Pick<Reports, 'byService'>): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  return (
    <Chart name="byService" testid="reports-by-service">
      {byService.length === 0 ? (
        <p className="soft">{say('reports.noRatings')}</p>
      ) : (
        <Numbers
          caption={say('reports.byService.title')}
          head={[say('reports.service'), say('reports.score.title'), say('reports.answers')]}
          rows={byService.map(({ title, score, answered }) => [
            title === '' ? say('reports.noService') : title,
            score === null ? say('reports.noValue') : when.number(score, 2),
            when.number(answered),
          ])}
        />
      )}
    </Chart>
  );
}

export function ByChannel({ byChannel }: Pick<Reports, 'byChannel'>): ReactNode {
  const { say, sayWord, lang } = useWords();
  const when = whenIn(lang);
  return (
    <Chart name="byChannel" testid="reports-by-channel">
      {byChannel.length === 0 ? (
        <p className="soft">{say('reports.noConversations')}</p>
      ) : (
        <Numbers
          caption={say('reports.byChannel.title')}
          head={[
            say('reports.channel'),
            say('reports.score.title'),
            say('reports.answers'),
            say('reports.conversations.title'),
          ]}
          rows={byChannel.map(({ channel, score, answered, conversations }) => [
            sayWord('desk.channel', channel),
            score === null ? say('reports.noValue') : when.number(score, 2),
            when.number(answered),
            when.number(conversations),
          ])}
        />
      )}
    </Chart>
  );
}

export function Reasons({ escalations }: Pick<Reports, 'escalations'>): ReactNode {
  const { say, has, lang } = useWords();
  const when = whenIn(lang);
  const bars = escalations.reasons.map(({ reason, count }) => ({
    name: say(has(`desk.reason.${reason}`) ? `desk.reason.${reason}` : 'desk.reason.other'),
    count,
    shown: when.number(count),
  }));
  const told = bars.map(({ name, shown }) => `${name}: ${shown}`).join('; ');
  return (
    <Chart
      name="reasons"
      testid="reports-reasons"
      {...(bars.length === 0
        ? {}
        : {
            table: (
              <Numbers
                caption={say('reports.reasons.title')}
                head={[say('reports.reason'), say('reports.count')]}
                rows={bars.map(({ name, shown }) => [name, shown])}
              />
            ),
          })}
    >
      {bars.length === 0 ? (
        <p className="soft">{say('reports.noEscalations')}</p>
      ) : (
        <Bars bars={bars} label={`${say('reports.reasons.title')}: ${told}`} />
      )}
    </Chart>
  );
}
