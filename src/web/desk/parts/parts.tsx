import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Loader, Modal } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Icon, type IconName } from './icon.tsx';
import { useFaultWords, useTell } from './notices.tsx';
import { useWords } from '../base/words.tsx';

/** What somebody else wrote: its own direction, and no way to run into its neighbours. */
export const Said = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <bdi dir="auto" className="said">
    {children}
  </bdi>
);

/** A place with nothing in it says why, and what would bring something. */
export function Empty({ icon, title, text }: { icon: IconName; title: string; text: string }): ReactNode {
  return (
    <div className="empty">
      <span className="empty-sign">
        <Icon name={icon} size={28} />
      </span>
      <p className="empty-title">{title}</p>
      <p>{text}</p>
    </div>
  );
}

export function Waiting(): ReactNode {
  const { say } = useWords();
  return (
    <div className="empty" role="status">
      <Loader type="dots" />
      <span className="unseen">{say('desk.loading')}</span>
    </div>
  );
}

export function Broken({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactNode {
  const { say } = useWords();
  const words = useFaultWords();
  return (
    <div className="empty" role="alert">
      <span className="empty-sign alarming">
        <Icon name="late" size={28} />
      </span>
      <p className="empty-title">{words(error)}</p>
      <Button variant="default" onClick={again} data-testid="try-again">
        {say('desk.tryAgain')}
      </Button>
    </div>
  );
}

export function Copy({ value, label, testid }: { value: string; label: string; testid: string }): ReactNode {
  const { say } = useWords();
  const clipboard = useClipboard({ timeout: 2500 });
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<Icon name={clipboard.copied ? 'check' : 'copy'} size={16} />}
      onClick={() => clipboard.copy(value)}
      data-testid={testid}
    >
      <span aria-live="polite">{clipboard.copied ? say('desk.copied') : label}</span>
    </Button>
  );
}

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  readonly yes: string;
  readonly alarming?: boolean;
  readonly ready?: boolean;
  readonly act: () => Promise<unknown>;
  readonly leave: () => void;
  readonly children: ReactNode;
}

/**
 * A failure that is told where it happened, as long as that place is there: what somebody else did meanwhile may take the place away, and what went wrong is
 * told at the edge of the page then.
 */
function useFailure(): readonly [unknown, (error: unknown) => void] {
  const tell = useTell();
  const [error, setError] = useState<unknown>();
  const at = useRef<{ gone: boolean; unread: unknown; tell: typeof tell }>({
    gone: false,
    unread: undefined,
    tell,
  });
  at.current.tell = tell;
  useEffect(() => {
    const place = at.current;
    place.gone = false;
    return () => {
      place.gone = true;
      if (place.unread !== undefined) place.tell.failed(place.unread);
    };
  }, []);
  const fail = (fault: unknown): void => {
    at.current.unread = fault;
    if (at.current.gone && fault !== undefined) at.current.tell.failed(fault);
    else setError(fault);
  };
  return [error, fail];
}

/** Asks before something that others will notice; stays open, with the reason, when it could not be done. */
export function Confirm(props: ConfirmProps): ReactNode {
  const { opened, title, yes, alarming = false, ready = true, act, leave, children } = props;
  const { say } = useWords();
  const words = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [error, fail] = useFailure();
  const shut = (): void => {
    fail(undefined);
    leave();
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    fail(undefined);
    try {
      await act();
      shut();
    } catch (fault) {
      fail(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={shut}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': say('desk.dismiss') }}
    >
      {children}
      {error !== undefined && (
        <p className="alarm-line" role="alert">
          <Icon name="late" size={18} /> {words(error)}
        </p>
      )}
      <div className="modal-buttons">
        <Button variant="default" onClick={shut} data-testid="confirm-cancel">
          {say('desk.cancel')}
        </Button>
        <Button
          {...(alarming ? { color: '#a3261b' } : {})}
          loading={busy}
          disabled={!ready}
          onClick={() => void go()}
          data-testid="confirm"
          data-autofocus
        >
          {yes}
        </Button>
      </div>
    </Modal>
  );
}
