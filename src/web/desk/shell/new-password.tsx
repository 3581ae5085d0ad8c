import type { ReactNode } from 'react';
import { PasswordInput } from '@mantine/core';
import { leastPassword } from '../../../contract/desk.ts';
import { useWords } from '../base/words.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly testid: string;
}

/** Where somebody chooses a password. */
export function NewPassword({ label, value, change, testid }: Props): ReactNode {
  const { say } = useWords();
  return (
    <PasswordInput
      label={label}
      description={say('desk.setUp.passwordHint')}
      size="md"
      autoComplete="new-password"
      minLength={leastPassword}
      maxLength={200}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': say('desk.signIn.show'), tabIndex: 0 }}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data-testid={testid}
    />
  );
}
