import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { api } from '../server/api.ts';
import { Link } from '../base/router.tsx';
import { useWords } from '../base/words.tsx';
import { Door } from './door.tsx';
import { OwnEmailField } from './fields.tsx';
import { EnteringFault, useEntering } from './entering.tsx';

const named = { tooManyLong: 'tooManyLinks' };

/** Whoever forgot their password asks for a one-time link by mail, or is told whom to ask where no mail is sent. */
export function ForgottenPage(): ReactNode {
  const { say } = useWords();
  const [email, setEmail] = useState('');
  const [mailed, setMailed] = useState<boolean>();
  const { busy, fault, submit } = useEntering({
    title: say('desk.forgotten.title'),
    named,
    enter: async () => setMailed((await api.forgotten({ email })).mailed),
  });
  return (
    <Door title={say('desk.forgotten.title')} lead={say('desk.forgotten.lead')}>
      {mailed === undefined ? (
        <form className="fields" onSubmit={submit}>
          <OwnEmailField value={email} change={setEmail} testid="forgotten-email" />
          <EnteringFault fault={fault} testid="forgotten-fault" />
          <Button type="submit" size="md" fullWidth loading={busy} data-testid="forgotten-submit">
            {say('desk.forgotten.submit')}
          </Button>
        </form>
      ) : (
        <p role="status" data-testid="forgotten-heard" data-mailed={mailed}>
          {say(mailed ? 'desk.forgotten.mailed' : 'desk.forgotten.noMail')}
        </p>
      )}
      <Button
        component={Link}
        to="/desk/sign-in"
        variant="subtle"
        size="md"
        fullWidth
        data-testid="forgotten-back"
      >
        {say('desk.forgotten.back')}
      </Button>
    </Door>
  );
}
