import type { ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import { Copy, Said } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';

/** By this link somebody sets a password, once. */
export interface OneTimeLink {
  readonly email: string;
  readonly url: string;
}

interface Props {
  readonly link: OneTimeLink | undefined;
  readonly leave: () => void;
}

/** The link is shown this once, above everything: only its own button closes it. */
export function LinkDialog({ link, leave }: Props): ReactNode {
  const { say } = useWords();
  return (
    <Modal
      opened={link !== undefined}
      onClose={leave}
      title={say('desk.staff.linkTitle')}
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <div className="one-time" data-testid="set-up-link">
        <p>
          {say('desk.staff.linkFor')} <Said>{link?.email}</Said>
        </p>
        <code dir="ltr">{link?.url}</code>
        <Copy value={link?.url ?? ''} label={say('desk.staff.copyLink')} testid="copy-link" />
      </div>
      <div className="modal-buttons">
        <Button onClick={leave} data-testid="link-close">
          {say('desk.staff.linkDone')}
        </Button>
      </div>
    </Modal>
  );
}
