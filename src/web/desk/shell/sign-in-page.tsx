import { useEffect, useState, type SubmitEvent, type ReactNode } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api.ts';
import { Icon } from '../base/icon.tsx';
import { useFaultWords } from '../base/notices.tsx';
import { useWords } from '../base/words.tsx';
import { changePerson } from './session.tsx';
import { Door } from './door.tsx';

const named = { notAllowed: 'wrongSignIn' };

export function SignInPage(): ReactNode {
  const { say } = useWords();
  const words = useFaultWords(named);
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    document.title = `${say('desk.signIn.title')} · ${say('desk.brand')}`;
  }, [say]);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const me = await api.signIn({ email, password });
      changePerson(queries, me);
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!busy) void signIn();
  };
  return (
    <Door title={say('desk.signIn.title')} lead={say('desk.signIn.lead')}>
      <form className="fields" onSubmit={submit}>
        <TextInput
          label={say('desk.signIn.email')}
          type="email"
          dir="ltr"
          size="md"
          autoComplete="username"
          required
          autoFocus
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-testid="sign-in-email"
        />
        <PasswordInput
          label={say('desk.signIn.password')}
          size="md"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': say('desk.signIn.show'), tabIndex: 0 }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-testid="sign-in-password"
        />
        {error !== undefined && (
          <p className="alarm-line" role="alert" data-testid="sign-in-fault">
            <Icon name="late" size={18} /> {words(error)}
          </p>
        )}
        <Button type="submit" size="md" fullWidth loading={busy} data-testid="sign-in-submit">
          {say('desk.signIn.submit')}
        </Button>
      </form>
    </Door>
  );
}
