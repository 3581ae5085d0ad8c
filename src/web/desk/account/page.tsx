import { useState, type ReactNode } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { useTell } from '../parts/notices.tsx';
import { useSubmit } from '../parts/submit.ts';
import { api } from '../server/api.ts';
import { OwnNameField } from '../shell/fields.tsx';
import { NewPassword } from '../shell/new-password.tsx';
import { useMe } from '../shell/session.tsx';

function NameForm(): ReactNode {
  const { say } = useWords();
  const me = useMe();
  const tell = useTell();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const { busy, submit } = useSubmit(async () => {
    queries.setQueryData(['me'], await api.rename({ name }));
    tell.done(say('desk.own.nameSaved'));
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <OwnNameField value={name} change={setName} testid="own-name" />
      <Button type="submit" loading={busy} data-testid="own-name-submit">
        {say('desk.own.saveName')}
      </Button>
    </form>
  );
}

function PasswordForm(): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  const { busy, submit } = useSubmit(async () => {
    queries.setQueryData(['me'], await api.replacePassword({ present, password }));
    setPresent('');
    setPassword('');
    tell.done(say('desk.own.passwordSaved'));
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <PasswordInput
        label={say('desk.own.present')}
        size="md"
        autoComplete="current-password"
        maxLength={200}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': say('desk.signIn.show'), tabIndex: 0 }}
        value={present}
        onChange={(event) => setPresent(event.currentTarget.value)}
        data-testid="own-password-present"
      />
      <NewPassword
        label={say('desk.own.password')}
        value={password}
        change={setPassword}
        testid="own-password"
      />
      <p className="soft">{say('desk.own.others')}</p>
      <Button type="submit" loading={busy} data-testid="own-password-submit">
        {say('desk.own.savePassword')}
      </Button>
    </form>
  );
}

/** What somebody changes of their own account. */
export function AccountPage(): ReactNode {
  const { say } = useWords();
  useTitle(say('desk.own.title'));
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.own.title')}</h1>
      <NameForm />
      <PasswordForm />
    </section>
  );
}
