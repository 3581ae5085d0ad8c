import { memo, type ReactNode } from 'react';
import type { DeskLine } from '../../../../contract/desk.ts';
import { fileUrl } from '../../server/api.ts';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { Passage, Undelivered } from './delivery.tsx';
import { FileLink } from './file-link.tsx';
import { LineText } from './line-text.tsx';
import { ReceiptCard, ReviewList } from './message-parts.tsx';

const drawn = { member: 'member', bot: 'bot', staff: 'person', note: 'note' } as const;

function Time({ at }: { readonly at: number }): ReactNode {
  const { lang } = useWords();
  const when = whenIn(lang);
  return (
    <time dateTime={new Date(at).toISOString()} title={when.full(at)}>
      {when.time(at)}
    </time>
  );
}

/** What happened to the conversation itself, between the lines. */
function Happening({ line }: { readonly line: DeskLine }): ReactNode {
  const { word } = useWords();
  const { name = '', system = 'closed', text } = line;
  const key = name === '' ? system : `${system}-name`;
  return (
    <p className="happening" data-testid="thread-line" data-from="system" data-seq={line.seq}>
      {word('desk.system', key, { name }) ?? word('desk.system', system) ?? system}{' '}
      {text !== '' && (
        <>
          <Said>{text}</Said>{' '}
        </>
      )}
      <Time at={line.at} />
    </p>
  );
}

interface LineProps {
  readonly line: DeskLine;
  readonly conversation: string;
  /** The same person wrote the line before it: its head is said to screen readers alone. */
  readonly goesOn: boolean;
}

export const Line = memo(function Line({ line, conversation, goesOn }: LineProps): ReactNode {
  const { say } = useWords();
  if (line.system !== undefined && line.from === 'note') return <Happening line={line} />;
  const { from, name, text, file, message, delivery } = line;
  const who = say(`desk.from.${from}`);
  return (
    <article
      className={goesOn ? `line ${from} goes-on` : `line ${from}`}
      data-testid="thread-line"
      data-from={from}
      data-seq={line.seq}
    >
      <div className={message?.review || message?.receipt ? 'bubble wide' : 'bubble'}>
        <p className={goesOn ? 'line-head unseen' : 'line-head'}>
          <Icon name={drawn[from]} size={16} />
          <span>{who}</span>
          {name !== undefined && from !== 'bot' && (
            <span className="line-name">
              <Said>{name}</Said>
            </span>
          )}
        </p>
        {text !== '' && <LineText line={line} conversation={conversation} />}
        {message?.review && <ReviewList review={message.review} />}
        {message?.receipt && <ReceiptCard receipt={message.receipt} />}
        {file && <FileLink url={fileUrl(conversation, file.id)} file={file} />}
        {message?.choices && message.choices.length > 0 && (
          <ul className="offered" aria-label={say('desk.offered')}>
            {message.choices.map((choice) => (
              <li key={choice.id}>
                <Said>{choice.label}</Said>
              </li>
            ))}
          </ul>
        )}
        <p className="line-foot">
          <Time at={line.at} />
          {delivery && <Passage delivery={delivery} />}
        </p>
      </div>
      {(delivery?.state === 'dead' || delivery?.state === 'unknown') && (
        <Undelivered conversation={conversation} delivery={delivery} />
      )}
    </article>
  );
});
