import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Fact, FactValue } from '../../../contract/kept/facts.ts';
import { useDebouncedValue } from '@mantine/hooks';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { useTell } from '../parts/notices.tsx';
import { useSubmit } from '../parts/submit.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { isSame } from './values.ts';
import { PartField } from './writing/part.tsx';

/** What is typed is tried after so many milliseconds without another sign. */
const rest = 400;

/** What members read, as bubbles. */
function Reads({ texts }: { readonly texts: readonly string[] }): ReactNode {
  const { say } = useWords();
  return (
    <div className="fact-reads" data-testid="fact-reads">
      <p className="soft">{say(texts.length === 0 ? 'desk.facts.readsNothing' : 'desk.facts.reads')}</p>
      {texts.map((text) => (
        <p key={text} className="pre fact-bubble">
          <Said>{text}</Said>
        </p>
      ))}
    </div>
  );
}

interface WritingProps {
  readonly fact: Fact;
  readonly leave: () => void;
}

/** A fact while it is written: its parts, what members will read, or why the pack cannot take it. */
function Writing({ fact, leave }: WritingProps): ReactNode {
  const { say, named, lang } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const { kind, last, proposed } = fact;
  const [value, setValue] = useState<FactValue>(fact.value);
  const [tried] = useDebouncedValue(value, rest);
  const { data } = useQuery({
    queryKey: ['fact', kind, lang, tried],
    queryFn: () => api.previewFact(kind, tried),
    refetchInterval: false,
  });
  const { busy, submit } = useSubmit(async () => {
    await api.changeFact(kind, { follows: last, value });
    tell.done(say('desk.facts.kept'));
    await queries.invalidateQueries({ queryKey: ['facts'] });
    leave();
  });
  return (
    <form className="fields" onSubmit={submit}>
      {fact.parts.map(({ name, form, mayLack }) => (
        <PartField
          key={name}
          kind={kind}
          form={form}
          label={named(`desk.facts.kinds.${kind}.${name}`) ?? name}
          testid={`fact-${kind}-${name}`}
          value={value[name]}
          mayLack={mayLack}
          write={(part) => setValue((before) => ({ ...before, [name]: part ?? null }))}
        />
      ))}
      {proposed && !isSame(proposed, value) && (
        <Button variant="light" onClick={() => setValue(proposed)} data-testid="fact-propose">
          {say('desk.facts.propose')}
        </Button>
      )}
      {data?.fault !== undefined && (
        <p className="alarm-line" role="alert" data-testid="fact-fault">
          <Icon name="late" size={18} /> {say('desk.facts.refused')} <bdi dir="ltr">{data.fault}</bdi>
        </p>
      )}
      {data && data.fault === undefined && <Reads texts={data.reads} />}
      <div className="card-buttons">
        <Button
          type="submit"
          loading={busy}
          disabled={data?.fault !== undefined || isSame(value, fact.value)}
          data-testid="fact-keep"
        >
          {say('desk.facts.keep')}
        </Button>
        <Button variant="default" onClick={leave} data-testid="fact-leave">
          {say('desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What is to be known of a fact: that it is another than in the file, ends soon, or stands beside a file that moved. */
function Warnings({ fact: { ends, file, fileMoved, aside } }: { readonly fact: Fact }): ReactNode {
  const { say, lang } = useWords();
  return (
    <>
      {ends !== undefined && (
        <p className="banner" data-testid="fact-ends">
          <Icon name="late" size={18} /> {say('desk.facts.ends', { day: whenIn(lang).day(ends) })}
        </p>
      )}
      {aside !== undefined && (
        <p className="banner alarming" data-testid="fact-aside">
          <Icon name="late" size={18} /> {say('desk.facts.aside')} <bdi dir="ltr">{aside}</bdi>
        </p>
      )}
      {fileMoved && (
        <p className="banner" data-testid="fact-file-moved">
          <Icon name="late" size={18} /> {say('desk.facts.fileMoved')}
        </p>
      )}
      {file && <span className="chip">{say('desk.facts.changed')}</span>}
    </>
  );
}

type Asked = 'takeBack' | 'toFile';

/** One fact: what it is, what members read of it, and how it is changed or taken back. */
export function FactCard({ fact }: { readonly fact: Fact }): ReactNode {
  const { say, named } = useWords();
  const queries = useQueryClient();
  const [writing, setWriting] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const { kind, last, file } = fact;
  const title = named(`desk.facts.kinds.${kind}.title`) ?? kind;
  const act = async (): Promise<void> => {
    if (asked === 'takeBack') await api.takeFactBack(kind, { follows: last });
    else await api.changeFact(kind, { follows: last, value: null });
    await queries.invalidateQueries({ queryKey: ['facts'] });
  };
  return (
    <li className="fact" data-testid="fact" data-kind={kind}>
      <h2>{title}</h2>
      <p className="soft">{named(`desk.facts.kinds.${kind}.lead`)}</p>
      <Warnings fact={fact} />
      {writing ? (
        <Writing key={last} fact={fact} leave={() => setWriting(false)} />
      ) : (
        <>
          <Reads texts={fact.reads} />
          <div className="card-buttons">
            <Button variant="default" onClick={() => setWriting(true)} data-testid="fact-change">
              {say('desk.facts.change')}
            </Button>
            {last > 0 && (
              <Button variant="default" onClick={() => setAsked('takeBack')} data-testid="fact-take-back">
                {say('desk.facts.takeBack')}
              </Button>
            )}
            {file && (
              <Button variant="default" onClick={() => setAsked('toFile')} data-testid="fact-to-file">
                {say('desk.facts.toFile')}
              </Button>
            )}
          </div>
        </>
      )}
      <Confirm
        opened={asked !== undefined}
        title={title}
        yes={say(asked === 'toFile' ? 'desk.facts.toFile' : 'desk.facts.takeBack')}
        act={act}
        leave={() => setAsked(undefined)}
      >
        <p>{say(asked === 'toFile' ? 'desk.facts.toFileText' : 'desk.facts.takeBackText')}</p>
      </Confirm>
    </li>
  );
}
