import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Me } from '../../../contract/desk.ts';
import { setting } from '../base/remembered.ts';
import { go, Link, useQueryText } from '../base/router.tsx';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { Icon } from '../parts/icon.tsx';
import { homeOf } from '../shell/places.ts';
import { useMe } from '../shell/session.tsx';
import { stops } from './stops/index.ts';
import type { Stop } from './stops/stop.ts';

/** What somebody is shown: what they can do, of all that there is. */
const stopsFor = ({ capabilities }: Me): readonly Stop[] =>
  stops.filter(({ needs }) => needs.every((one) => capabilities.includes(one)));

const pathOf = ({ name }: Stop): string => `/desk/tour?stop=${name}`;

/** The stop that the address names, or the one at which somebody left, or the first; where it lies among theirs. */
function useStop(mine: readonly Stop[]): number {
  const asked = new URLSearchParams(useQueryText()).get('stop');
  const left = setting('tour');
  const at = mine.findIndex(({ name }) => name === (asked ?? left.read()));
  const name = mine[at]?.name;
  useEffect(() => left.write(name), [left, name]);
  return Math.max(0, at);
}

/** All of them, so that one can go to any. */
function Contents({ mine, at }: { readonly mine: readonly Stop[]; readonly at: number }): ReactNode {
  const { say } = useWords();
  return (
    <nav aria-label={say('desk.tour.all')}>
      <ol className="tour-stops">
        {mine.map((stop, i) => (
          <li key={stop.name}>
            <Link
              to={pathOf(stop)}
              className="press-link"
              aria-current={i === at ? 'step' : undefined}
              data-testid="tour-stop"
              data-stop={stop.name}
            >
              {say(`desk.tour.titles.${stop.name}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepsProps {
  readonly before: Stop | undefined;
  readonly after: Stop | undefined;
}

/** On, back, and out of it: wherever one leaves, one goes on the next time. */
function Steps({ before, after }: StepsProps): ReactNode {
  const { say } = useWords();
  const home = homeOf(useMe()) ?? '/desk';
  const leave = (): void => {
    if (!after) setting('tour').write(undefined);
    go(home);
  };
  return (
    <div className="page-acts">
      {after && (
        <Button onClick={() => go(pathOf(after))} data-testid="tour-next">
          {say('desk.tour.next')}
        </Button>
      )}
      {before && (
        <Button variant="default" onClick={() => go(pathOf(before))} data-testid="tour-before">
          {say('desk.tour.before')}
        </Button>
      )}
      <Button variant={after ? 'subtle' : 'filled'} onClick={leave} data-testid="tour-leave">
        {say(after ? 'desk.tour.leave' : 'desk.tour.end')}
      </Button>
    </div>
  );
}

/** What somebody's work at the desk is, shown page by page on the first day, and whenever they like. */
export function TourPage(): ReactNode {
  const { say, sayWord } = useWords();
  const me = useMe();
  const mine = stopsFor(me);
  const at = useStop(mine);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(at);
  useTitle(say('desk.tour.title'));
  useEffect(() => {
    if (shown.current !== at) heading.current?.focus();
    shown.current = at;
  }, [at]);
  const stop = mine[at];
  if (!stop) return null;
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.tour.title')}</h1>
      <p>{sayWord('desk.tour.role', me.role)}</p>
      <article className="tour" data-testid="tour" data-stop={stop.name}>
        <p className="soft">{say('desk.tour.at', { n: at + 1, of: mine.length })}</p>
        <h2 ref={heading} tabIndex={-1}>
          {say(`desk.tour.titles.${stop.name}`)}
        </h2>
        <stop.Picture />
        <p>{say(`desk.tour.texts.${stop.name}`)}</p>
        {stop.at !== undefined && (
          <p>
            <Link to={stop.at} className="press-link" data-testid="tour-open">
              <Icon name="forward" size={18} /> {say('desk.tour.open')}
            </Link>
          </p>
        )}
        <Steps before={mine[at - 1]} after={mine[at + 1]} />
      </article>
      <Contents mine={mine} at={at} />
    </section>
  );
}
