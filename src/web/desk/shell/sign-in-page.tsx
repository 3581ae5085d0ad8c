import { useState, type ReactNode } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { Link } from '../base/router.tsx';
import { useWords } from '../base/words.tsx';
import { changePerson } from './session.tsx';
import { Door } from './door.tsx';
import { OwnEmailField } from './fields.tsx';
import { EnteringFault, useEntering } from './entering.tsx';

const named = { notAllowed: 'wrongSignIn' };

export function SignInPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, fault, submit } = useEntering({
    title: say('desk.signIn.title'),
    named,
    enter: async () => {
      const me = await api.signIn({ email, password });
      changePerson(queries, me);
    },
  });
  return (
    <Door title={say('desk.signIn.title')} lead={say('desk.signIn.lead')}>
      <form className="fields" onSubmit={submit}>
        <OwnEmailField value={email} change={setEmail} testid="sign-in-email" />
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
        <EnteringFault fault={fault} testid="sign-in-fault" />
        <Button type="submit" size="md" fullWidth loading={busy} data-testid="sign-in-submit">
          {say('desk.signIn.submit')}
        </Button>
        <Button
          component={Link}
          to="/desk/forgotten"
          variant="subtle"
          size="md"
          fullWidth
          data-testid="sign-in-forgotten"
        >
          {say('desk.signIn.forgotten')}
        </Button>
      </form>
    </Door>
  );
}
