import { Link } from '../../base/router.tsx';
import { useWords } from '../../base/words.tsx';
import { canSee } from '../../shell/places.ts';
import { useMe } from '../../shell/session.tsx';
import type { ReactNode } from 'react';
import type { Tile } from '../../../../contract/reports.ts';
import { cellOf } from '../answers.ts';
import { asQuery } from '../asked.ts';
import { TargetOf } from '../marks/target.tsx';
import { testidOf, useWriting } from '../written.ts';
import type { ShownProps } from './shown-props.ts';

/** How the value of the days before compares; nothing where one of the two is missing. */
function Compared({ shown, answer, before }: ShownProps<Tile>): ReactNode {
  const { say } = useWords();
  const { write } = useWriting();
  const { name, value, better } = shown;
  if (better === undefined || before === undefined) return null;
  const [is, was] = [cellOf(answer, value.of), cellOf(before, value.of)];
  const [now, earlier] = [write(is, value.as), write(was, value.as)];
  if (now === null || earlier === null) return null;
  const direction = now === earlier ? 'same' : Number(is) > Number(was) ? 'more' : 'less';
  const verdict = direction === 'same' ? 'same' : direction === better ? 'better' : 'worse';
  return (
    <p className={`change ${verdict}`} data-testid={`${testidOf(name)}-change`}>
      <span aria-hidden="true">{{ more: '▲', less: '▼', same: '=' }[direction]}</span>{' '}
      {say(`reports.change.${verdict}`, { before: earlier })}
    </p>
  );
}

/** Where what is counted stands one by one, for whoever may see it. */
function Leads({ shown, narrowed }: ShownProps<Tile>): ReactNode {
  const me = useMe();
  const { sayNamed } = useWriting();
  if (narrowed === undefined) return null;
  const chosen = (['channel', 'service'] as const).filter((of) => narrowed[of] !== '');
  const open = (shown.leads ?? []).filter(
    ({ to, keeps }) => canSee(me, to.split('?')[0] ?? to) && chosen.every((of) => keeps.includes(of)),
  );
  return open.map(({ to, line, days }, i) => (
    <Link
      key={to}
      to={[to, asQuery(days === true ? narrowed : { channel: narrowed.channel })]
        .filter((text) => text !== '')
        .join('&')}
      className="lead"
      data-testid={`${testidOf(shown.name)}-lead-${i + 1}`}
    >
      {sayNamed(line)}
    </Link>
  ));
}

/** One figure, with what it means in plain words beside it. */
export function TileOf(props: ShownProps<Tile>): ReactNode {
  const { shown, answer } = props;
  const { name, value, none, beside, always } = shown;
  const { say } = useWords();
  const { sayNamed, write } = useWriting();
  /** The line with these values; nothing while one of them is null. */
  const told = (line: 'beside' | 'always', of: Tile['beside']): ReactNode => {
    const values = Object.entries(of ?? {}).flatMap(([key, measure]) => {
      const text = write(cellOf(answer, measure.of), measure.as);
      return text === null ? [] : [[key, text] as const];
    });
    if (of === undefined || values.length < Object.keys(of).length) return null;
    return <span className="soft">{sayNamed(`reports.${name}.${line}`, Object.fromEntries(values))}</span>;
  };
  const without = none === undefined ? say('reports.noValue') : sayNamed(none);
  return (
    <section className="figure" aria-labelledby={`figure-${name}`}>
      <h2 id={`figure-${name}`}>{sayNamed(`reports.${name}.title`)}</h2>
      <p className="figure-value">
        <strong data-testid={testidOf(name)}>{write(cellOf(answer, value.of), value.as) ?? without}</strong>
        {told('beside', beside)}
        {told('always', always)}
      </p>
      <Compared {...props} />
      <TargetOf {...props} />
      <Leads {...props} />
      <p className="definition">{sayNamed(`reports.${name}.definition`)}</p>
    </section>
  );
}
