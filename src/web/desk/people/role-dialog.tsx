import { useState, type ReactNode } from 'react';
import type { Colleague, Role } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Confirm, Said } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { useMe } from '../shell/session.tsx';
import { nameOf } from './people.ts';

interface Props {
  readonly person: Colleague;
  readonly changed: () => Promise<void>;
  readonly leave: () => void;
}

/** Which role somebody has from now on; asked, since it ends what they have open. */
export function RoleDialog({ person, changed, leave }: Props): ReactNode {
  const { say } = useWords();
  const { roles } = useMe().association;
  const [role, setRole] = useState<Role>();
  const change = async (): Promise<void> => {
    if (role === undefined) return;
    await api.changeRole(person.id, role);
    await changed();
  };
  return (
    <Confirm
      opened
      title={say('desk.staff.changeRole')}
      yes={say('desk.staff.changeRole')}
      ready={role !== undefined}
      act={change}
      leave={leave}
    >
      <p>{say('desk.staff.changeRoleText', { name: nameOf(person) })}</p>
      <fieldset className="options">
        <legend className="unseen">{say('desk.staff.role')}</legend>
        {roles
          .filter((one) => one !== person.role)
          .map((one) => (
            <label key={one} className="option" data-testid="role-option" data-role={one}>
              <input
                type="radio"
                name="role"
                value={one}
                checked={role === one}
                onChange={() => setRole(one)}
              />
              <span>
                <Said>{say(`desk.role.${one}`)}</Said>
              </span>
            </label>
          ))}
      </fieldset>
    </Confirm>
  );
}
