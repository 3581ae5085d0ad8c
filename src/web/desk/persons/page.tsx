import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Person } from '../../../contract/inbox/person.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Broken, Said, Waiting } from '../parts/parts.tsx';
import { besideList, Link } from '../base/router.tsx';
import { useTitle } from '../base/title.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { Row } from '../inbox/inbox-list.tsx';
import { WhoName } from '../inbox/who.tsx';
import { StatusChip } from '../requests/status-chip.tsx';
import { spaced } from '../conversation/thread/message-parts.tsx';
import { useMay } from '../shell/session.tsx';

interface PartProps {
  readonly title: string;
  readonly none?: string | undefined;
  readonly children: ReactNode;
}

function Part({ title, none, children }: PartProps): ReactNode {
  return (
    <section>
      <h2>{title}</h2>
      {none === undefined ? children : <p className="soft">{none}</p>}
    </section>
  );
}

/** The conversations that are known to be theirs; what a colleague put together is parted again by one press. */
function Theirs({
  person,
  part,
}: {
  readonly person: Person;
  readonly part: (other: string) => void;
}): ReactNode {
  const { say, lang } = useWords();
  const [asked] = person.conversations;
  return (
    <>
      <ul className="rows">
        {person.conversations.map((item) => (
          <Row key={item.conversation} item={item} open={false} />
        ))}
      </ul>
      <ul className="cards">
        {person.joined.map(({ one, other, by, at }) => (
          <li key={`${one} ${other}`} className="card" data-testid="person-joined">
            <span className="card-text">
              {say('desk.person.joinedBy', { name: by, at: whenIn(lang).moment(at) })}
            </span>
            <Button
              size="compact-md"
              variant="default"
              disabled={one !== asked?.conversation && other !== asked?.conversation}
              onClick={() => part(one === asked?.conversation ? other : one)}
              data-testid="person-part"
            >
              {say('desk.person.part')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface LikelyProps {
  readonly likely: Person['likely'];
  readonly decide: (other: string, same: boolean) => void;
}

/** Conversations with a request of the same identity: an employee says whether they are of the same person. */
function Likely({ likely, decide }: LikelyProps): ReactNode {
  const { say } = useWords();
  return (
    <ul className="cards">
      {likely.map((item) => (
        <li key={item.conversation} className="card" data-testid="person-likely">
          <span className="card-text">
            <Link to={besideList(`/desk/conversations/${encodeURIComponent(item.conversation)}`)}>
              <WhoName item={item} />
            </Link>
            <span className="soft">{say('desk.person.sameIdentity')}</span>
          </span>
          <div className="card-buttons">
            <Button
              size="compact-md"
              onClick={() => decide(item.conversation, true)}
              data-testid="person-same"
            >
              {say('desk.person.same')}
            </Button>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => decide(item.conversation, false)}
              data-testid="person-other"
            >
              {say('desk.person.other')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Requests({ requests }: Pick<Person, 'requests'>): ReactNode {
  const { lang } = useWords();
  const may = [useMay('seeRequests'), useMay('decide')].includes(true);
  return (
    <ul className="cards">
      {requests.map(({ reference, service, status, submittedAt }) => (
        <li key={reference} className="card" data-testid="person-request">
          <span className="card-text">
            {may ? (
              <Link to={`/desk/requests/${reference}`}>
                <bdi dir="ltr">{spaced(reference)}</bdi>
              </Link>
            ) : (
              <strong>
                <bdi dir="ltr">{spaced(reference)}</bdi>
              </strong>
            )}
            <Said>{service}</Said>
            <small className="soft">{whenIn(lang).moment(submittedAt)}</small>
          </span>
          <StatusChip status={status} />
        </li>
      ))}
    </ul>
  );
}

function Consents({ consents }: Pick<Person, 'consents'>): ReactNode {
  const { say, sayWord, lang } = useWords();
  return (
    <ul className="cards">
      {consents.map(({ channel, at, given, notice }) => (
        <li key={`${channel} ${at}`} className="card" data-testid="person-consent">
          <span className="card-text">
            <strong>{sayWord('desk.channel', channel)}</strong>
            <span>{say(given ? 'desk.person.agreed' : 'desk.person.refused', { notice })}</span>
            <small className="soft">{whenIn(lang).moment(at)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Notes({ notes }: Pick<Person, 'notes'>): ReactNode {
  const { lang } = useWords();
  return (
    <ul className="cards">
      {notes.map(({ conversation, at, name, text }) => (
        <li key={`${conversation} ${at} ${text}`} className="card" data-testid="person-note">
          <span className="card-text">
            <p className="pre">
              <Said>{text}</Said>
            </p>
            <small className="soft">
              <Said>{name ?? ''}</Said> {whenIn(lang).moment(at)}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Says whose conversations are, and shows the person as they are then. */
function useSaying(id: string): {
  readonly decide: LikelyProps['decide'];
  readonly part: (other: string) => void;
} {
  const queries = useQueryClient();
  const tell = useTell();
  const shown = (act: Promise<unknown>): void =>
    void act.catch(tell.failed).finally(() => void queries.invalidateQueries({ queryKey: ['person', id] }));
  return {
    decide: (other, same) => shown(api.samePerson(id, { other, same })),
    part: (other) => shown(api.partPerson(id, { other })),
  };
}

/** One person over all of their conversations: cases, channels, what they agreed to, what was noted. */
export function PersonPage({ id }: { readonly id: string }): ReactNode {
  const { say, lang } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['person', id, lang],
    queryFn: () => api.person(id),
  });
  const { decide, part } = useSaying(id);
  useTitle(say('desk.person.title'));
  const [asked] = data?.conversations ?? [];
  const none = (list: readonly unknown[], text: string): string | undefined =>
    list.length === 0 ? text : undefined;
  return (
    <section className="page" tabIndex={0} data-testid="person">
      <p>
        <Link
          to={besideList(`/desk/conversations/${encodeURIComponent(id)}`)}
          className="press-link"
          data-testid="person-back"
        >
          <Icon name="back" size={16} /> {say('desk.person.back')}
        </Link>
      </p>
      <h1 className="page-title">{asked ? <WhoName item={asked} /> : say('desk.person.title')}</h1>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data && (
        <>
          <Part title={say('desk.person.conversations')}>
            <Theirs person={data} part={part} />
          </Part>
          {data.likely.length > 0 && (
            <Part title={say('desk.person.likely')}>
              <p className="soft">{say('desk.person.likelyHint')}</p>
              <Likely likely={data.likely} decide={decide} />
            </Part>
          )}
          <Part title={say('desk.side.requests')} none={none(data.requests, say('desk.side.noRequests'))}>
            <Requests requests={data.requests} />
          </Part>
          <Part title={say('desk.person.consents')} none={none(data.consents, say('desk.person.noConsents'))}>
            <Consents consents={data.consents} />
          </Part>
          <Part title={say('desk.person.notes')} none={none(data.notes, say('desk.person.noNotes'))}>
            <Notes notes={data.notes} />
          </Part>
        </>
      )}
    </section>
  );
}
