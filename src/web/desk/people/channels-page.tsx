import { useMemo, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { encode } from 'uqr';
import type { DeskChannel } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Broken, Copy, Waiting } from '../parts/parts.tsx';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';

/** Cameras want four light modules around a code. */
const border = 4;

/** A QR code, dark on light whatever the theme. */
function Code({ text }: { readonly text: string }): ReactNode {
  const { say } = useWords();
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { border });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={say('desk.channels.code')}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      data-testid="channel-code"
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function Channel({ channel, page, qr }: DeskChannel): ReactNode {
  const { say, sayWord } = useWords();
  const link = page === undefined ? undefined : `${location.origin}${page}`;
  return (
    <li className="card" data-testid="channel" data-channel={channel}>
      <div className="card-text">
        <strong>{sayWord('desk.channel', channel)}</strong>
        {link !== undefined && (
          <a href={link} dir="ltr">
            {link}
          </a>
        )}
        <span className="row-chips">
          <span className={qr === undefined ? 'chip' : 'chip alarming'}>
            {say(qr === undefined ? 'desk.channels.isSet' : 'desk.channels.waits')}
          </span>
        </span>
        {qr !== undefined && <p className="soft">{say('desk.channels.how')}</p>}
      </div>
      {link !== undefined && <Copy value={link} label={say('desk.channels.copyLink')} testid="copy-link" />}
      {qr !== undefined && <Code text={qr} />}
    </li>
  );
}

/** Where members write from, and the code that links the association's phone. */
export function ChannelsPage(): ReactNode {
  const { say } = useWords();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['channels'], queryFn: api.channels });
  useTitle(say('desk.nav.channels'));
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.nav.channels')}</h1>
      <p className="soft">{say('desk.channels.lead')}</p>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      <ul className="cards">
        {data?.items.map((one) => (
          <Channel key={one.channel} {...one} />
        ))}
      </ul>
    </section>
  );
}
