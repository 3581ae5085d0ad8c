import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { go } from '../base/router.tsx';
import { useWords } from '../base/words.tsx';
import { Door } from './door.tsx';
import { EnteringFault, useEntering } from './entering.tsx';
import { OwnNameField } from './fields.tsx';
import { NewPassword } from './new-password.tsx';
import { changePerson } from './session.tsx';

const named = { notAllowed: 'wrongLink' };

/** By the one-time link: at somebody's first visit a name that members will read, and a password; a password alone for whoever forgot theirs. */
export function SetUpPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const link = new URLSearchParams(location.search);
  const token = link.get('token') ?? '';
  const forgotten = link.has('forgotten');
  const words = forgotten ? 'desk.forgotten' : 'desk.setUp';
  const { busy, fault, submit } = useEntering({
    title: say(`${words}.title`),
    named,
    enter: async () => {
      changePerson(queries, await api.setUp({ token, password, ...(!forgotten && { name }) }));
      // The first day begins with the tour; whoever forgot a password knows the desk.
      go(forgotten ? '/desk/sign-in' : '/desk/sign-in?back=/desk/tour', { replace: true });
    },
  });
  return (
    <Door title={say(`${words}.title`)} lead={say(forgotten ? 'desk.forgotten.byLink' : 'desk.setUp.lead')}>
      <form className="fields" onSubmit={submit}>
        {!forgotten && <OwnNameField value={name} change={setName} testid="set-up-name" autoFocus />}
        <NewPassword
          label={say('desk.setUp.password')}
          value={password}
          change={setPassword}
          testid="set-up-password"
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
