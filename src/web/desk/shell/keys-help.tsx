import { useState, type ReactNode } from 'react';
import { Kbd, Modal, Switch } from '@mantine/core';
import { keysAreOn, switchKeys } from '../base/keys.ts';
import { Link } from '../base/router.tsx';
import { useWords } from '../base/words.tsx';

const rows = [
  ['move', ['J', 'K', '↓', '↑']],
  ['open', ['Enter']],
  ['claim', ['C']],
  ['choose', ['X']],
  ['acts', ['A']],
  ['reply', ['R']],
  ['search', ['/']],
  ['tabs', ['1', '2', '3']],
  ['send', ['Enter']],
  ['newLine', ['Shift + Enter']],
  ['canned', ['/']],
  ['back', ['Esc']],
  ['help', ['?']],
] as const;

/** The keys, and the switch that turns the single ones off for whoever needs them otherwise. */
export function KeysHelp({
  opened,
  leave,
}: {
  readonly opened: boolean;
  readonly leave: () => void;
}): ReactNode {
  const { say } = useWords();
  const [on, setOn] = useState(keysAreOn);
  const turn = (wanted: boolean): void => {
    switchKeys(wanted);
    setOn(wanted);
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      title={say('desk.keys.title')}
      centered
      closeButtonProps={{ 'aria-label': say('desk.dismiss') }}
    >
      <dl className="keys" data-testid="keys">
        {rows.map(([name, keys]) => (
          <div key={name}>
            <dt>{say(`desk.keys.${name}`)}</dt>
            <dd dir="ltr">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        checked={on}
        label={say('desk.keys.on')}
        onChange={(event) => turn(event.currentTarget.checked)}
        data-testid="keys-switch"
      />
      <p>
        <Link to="/desk/tour" className="press-link" onClick={leave} data-testid="keys-tour">
          {say('desk.tour.title')}
        </Link>
      </p>
    </Modal>
  );
}
