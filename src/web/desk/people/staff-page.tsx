import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Colleague, Role } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Confirm, Said, Waiting } from '../parts/parts.tsx';
import { useSubmit } from '../parts/submit.ts';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { useMe } from '../shell/session.tsx';
import { ConcernsNoted } from '../requests/concerns/noted.tsx';
import { CommitteeLack } from './committee-lack.tsx';
import { LinkDialog, type OneTimeLink } from './link-dialog.tsx';
import { nameOf } from './people.ts';
import { RoleDialog } from './role-dialog.tsx';

function AddForm({ show }: { readonly show: (link: OneTimeLink) => void }): ReactNode {
  const { say } = useWords();
  const { roles } = useMe().association;
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('researcher');
  const { busy, submit } = useSubmit(async () => {
    const { setUpUrl } = await api.addStaff({ email: email.trim(), role });
    show({ email: email.trim(), url: setUpUrl });
    setEmail('');
    await queries.invalidateQueries({ queryKey: ['staff'] });
  });
  return (
    <form className="add" onSubmit={submit}>
      <TextInput
        label={say('desk.signIn.email')}
        type="email"
        dir="ltr"
        autoComplete="off"
        required
        withAsterisk={false}
        maxLength={200}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        data-testid="staff-email"
      />
      <NativeSelect
        label={say('desk.staff.role')}
        value={role}
        onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? 'researcher')}
        data={roles.map((value) => ({ value, label: say(`desk.role.${value}`) }))}
        data-testid="staff-role"
      />
      <Button
        type="submit"
        loading={busy}
        leftSection={<Icon name="plus" size={18} />}
        data-testid="staff-add"
      >
        {say('desk.staff.add')}
      </Button>
    </form>
  );
}

type Change = 'changeRole' | 'disable' | 'enable' | 'reset';
/** A question about somebody, which stands open. */
interface Question {
  readonly person: Colleague;
  readonly what: Change;
}
/** Names in tests of the buttons that ask. */
const testids = {
  changeRole: 'staff-change-role',
  disable: 'staff-disable',
  enable: 'staff-enable',
  reset: 'staff-reset',
} as const satisfies Readonly<Record<Change, string>>;

interface PersonProps {
  readonly person: Colleague;
  readonly change: (person: Colleague, what: Change) => void;
}

function Person({ person, change }: PersonProps): ReactNode {
  const { say, sayWord } = useWords();
  const me = useMe();
  const state = person.disabled ? 'disabled' : person.ready ? 'ready' : 'invited';
  const changes: readonly Change[] = person.disabled
    ? ['enable', 'changeRole']
    : ['changeRole', 'reset', 'disable'];
  return (
    <li className="card" data-testid="staff-item">
      <div className="card-text">
        <strong>
          <Said>{nameOf(person)}</Said>
        </strong>
        <span className="soft">
          <Said>{person.email}</Said>
        </span>
        <span className="row-chips">
          <span className="chip">{sayWord('desk.role', person.role)}</span>
          <span className={person.disabled ? 'chip alarming' : 'chip'}>{say(`desk.staff.${state}`)}</span>
        </span>
      </div>
      {person.id !== me.id && (
        <div className="card-buttons">
          {changes.map((what) => (
            <Button
              key={what}
              size="compact-md"
              variant="default"
              onClick={() => change(person, what)}
              data-testid={testids[what]}
            >
              {say(`desk.staff.${what}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

interface AskingProps {
  readonly question: Question;
  readonly changed: () => Promise<void>;
  readonly show: (link: OneTimeLink) => void;
  readonly leave: () => void;
}

/** Asks before anything is changed: what it ends is said first. */
function Asking({ question: { person, what }, changed, show, leave }: AskingProps): ReactNode {
  const { say } = useWords();
  if (what === 'changeRole') return <RoleDialog person={person} changed={changed} leave={leave} />;
  const change = async (): Promise<void> => {
    if (what === 'reset') {
      const { setUpUrl } = await api.resetStaff(person.id);
      show({ email: person.email, url: setUpUrl });
    } else await api.changeStaff(person.id, what);
    await changed();
  };
  return (
    <Confirm
      opened
      title={say(`desk.staff.${what}`)}
      yes={say(`desk.staff.${what}`)}
      alarming={what === 'disable'}
      act={change}
      leave={leave}
    >
      <p>{say(`desk.staff.${what}Text`, { name: nameOf(person) })}</p>
    </Confirm>
  );
}

/** Who works at the desk, and as what. */
export function StaffPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [link, setLink] = useState<OneTimeLink>();
  const [question, setQuestion] = useState<Question>();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['staff'], queryFn: api.staff });
  useTitle(say('desk.nav.staff'));
  const changed = (): Promise<void> => queries.invalidateQueries({ queryKey: ['staff'] });
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.nav.staff')}</h1>
      <p className="soft">{say('desk.staff.lead')}</p>
      <CommitteeLack />
      <AddForm show={setLink} />
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      <ul className="cards">
        {data?.items.map((person) => (
          <Person
            key={person.id}
            person={person}
            change={(one, what) => setQuestion({ person: one, what })}
          />
        ))}
      </ul>
      <ConcernsNoted />
      {question && (
        <Asking question={question} changed={changed} show={setLink} leave={() => setQuestion(undefined)} />
      )}
      <LinkDialog link={link} leave={() => setLink(undefined)} />
    </section>
  );
}
