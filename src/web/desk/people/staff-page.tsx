import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Colleague, Role } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Confirm, Copy, Said, Waiting } from '../parts/parts.tsx';
import { useSubmit } from '../parts/submit.ts';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { useMe } from '../shell/session.tsx';

const roles = [
  'researcher',
  'delegate',
  'committee',
  'manager',
  'privacy',
  'admin',
] as const satisfies readonly Role[];

interface OneTimeLink {
  readonly email: string;
  readonly url: string;
}

/** The link by which somebody sets a password: shown this once. */
function LinkCard({ link }: { readonly link: OneTimeLink }): ReactNode {
  const { say } = useWords();
  return (
    <div className="one-time" role="status" data-testid="set-up-link">
      <p>
        {say('desk.staff.linkFor')} <Said>{link.email}</Said>
      </p>
      <code dir="ltr">{link.url}</code>
      <Copy value={link.url} label={say('desk.staff.copyLink')} testid="copy-link" />
    </div>
  );
}

function AddForm({ show }: { readonly show: (link: OneTimeLink) => void }): ReactNode {
  const { say } = useWords();
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

type Change = 'disable' | 'enable' | 'reset';

interface PersonProps {
  readonly person: Colleague;
  readonly change: (person: Colleague, what: Change) => void;
}

function Person({ person, change }: PersonProps): ReactNode {
  const { say, sayWord } = useWords();
  const me = useMe();
  const state = person.disabled ? 'disabled' : person.ready ? 'ready' : 'invited';
  const changes: readonly Change[] = person.disabled ? ['enable'] : ['reset', 'disable'];
  return (
    <li className="card" data-testid="staff-item">
      <div className="card-text">
        <strong>
          <Said>{person.name === '' ? person.email : person.name}</Said>
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
              data-testid={`staff-${what}`}
            >
              {say(`desk.staff.${what}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** Who works at the desk, and as what. */
export function StaffPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [link, setLink] = useState<OneTimeLink>();
  const [asked, setAsked] = useState<{ readonly person: Colleague; readonly what: Change }>();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['staff'], queryFn: api.staff });
  useTitle(say('desk.nav.staff'));
  const change = async (): Promise<void> => {
    if (!asked) return;
    const answer = await api.changeStaff(asked.person.id, asked.what);
    if (answer.setUpUrl !== undefined) setLink({ email: asked.person.email, url: answer.setUpUrl });
    await queries.invalidateQueries({ queryKey: ['staff'] });
  };
  const what = asked?.what ?? 'reset';
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.nav.staff')}</h1>
      <p className="soft">{say('desk.staff.lead')}</p>
      <AddForm show={setLink} />
      {link && <LinkCard link={link} />}
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      <ul className="cards">
        {data?.items.map((person) => (
          <Person
            key={person.id}
            person={person}
            change={(one, todo) => setAsked({ person: one, what: todo })}
          />
        ))}
      </ul>
      <Confirm
        opened={asked !== undefined}
        title={say(`desk.staff.${what}`)}
        yes={say(`desk.staff.${what}`)}
        alarming={what === 'disable'}
        act={change}
        leave={() => setAsked(undefined)}
      >
        <p>
          {say(`desk.staff.${what}Text`, {
            name: asked?.person.name === '' ? asked.person.email : (asked?.person.name ?? ''),
          })}
        </p>
      </Confirm>
    </section>
  );
}
