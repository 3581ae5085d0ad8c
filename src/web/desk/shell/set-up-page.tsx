import { useState, type ReactNode } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { leastPassword } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { go } from '../base/router.tsx';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';
import { Door } from './door.tsx';
import { EnteringFault, useEntering } from './entering.tsx';
import { changePerson } from './session.tsx';

const named = { notAllowed: 'wrongLink' };

/** Somebody's first visit, by the one-time link: a name that members will read, and a password. */
export function SetUpPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const { busy, fault, submit } = useEntering({
    title: say('desk.setUp.title'),
    named,
    enter: async () => {
      changePerson(queries, await api.setUp({ token, name, password }));
      go('/desk/sign-in', { replace: true });
    },
  });
  return (
    <Door title={say('desk.setUp.title')} lead={say('desk.setUp.lead')}>
      <form className="fields" onSubmit={submit}>
        <TextInput
          label={say('desk.setUp.name')}
          description={say('desk.setUp.nameHint')}
          attributes={{ input: { dir: dirOf(name) } }}
          size="md"
          autoComplete="name"
          minLength={2}
          maxLength={80}
          required
          autoFocus
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="set-up-name"
        />
        <PasswordInput
          label={say('desk.setUp.password')}
          description={say('desk.setUp.passwordHint')}
          size="md"
          autoComplete="new-password"
          minLength={leastPassword}
          maxLength={200}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': say('desk.signIn.show'), tabIndex: 0 }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-testid="set-up-password"
        />
        <EnteringFault fault={fault} testid="set-up-fault" />
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={busy}
          disabled={token === ''}
          data-testid="set-up-submit"
        >
          {say('desk.setUp.submit')}
        </Button>
        {token === '' && <p className="alarm-line">{say('desk.setUp.noToken')}</p>}
      </form>
    </Door>
  );
}
