import type { ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';

interface Props {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly testid: string;
  readonly autoFocus?: boolean;
}

/** Where somebody says by which name members know them. */
export function OwnNameField({ value, change, testid, autoFocus = false }: Props): ReactNode {
  const { say } = useWords();
  return (
    <TextInput
      label={say('desk.setUp.name')}
      description={say('desk.setUp.nameHint')}
      attributes={{ input: { dir: dirOf(value) } }}
      size="md"
      autoComplete="name"
      minLength={2}
      maxLength={80}
      required
      autoFocus={autoFocus}
      withAsterisk={false}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data-testid={testid}
    />
  );
}

/** Where somebody at the door says who they are. */
export function OwnEmailField({ value, change, testid }: Omit<Props, 'autoFocus'>): ReactNode {
  const { say } = useWords();
  return (
    <TextInput
      label={say('desk.signIn.email')}
      type="email"
      dir="ltr"
      size="md"
      autoComplete="username"
      required
      autoFocus
      withAsterisk={false}
      maxLength={200}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data-testid={testid}
    />
  );
}
