import { useState, type ReactNode } from 'react';
import { Button, Menu, TextInput } from '@mantine/core';
import type { DeskConversation } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { now } from '../server/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { later } from '../base/later.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { useAct } from './act.ts';

/** Lets my conversation stand aside until an hour, or until its member writes. */
export function Remind({ conversation }: { readonly conversation: DeskConversation }): ReactNode {
  const { say, lang } = useWords();
  const tell = useTell();
  const act = useAct(conversation.conversation);
  const [hourOf, setHourOf] = useState('');
  const { remindAt } = conversation;
  const { moment } = whenIn(lang);
  const set = (at: number | null): void =>
    void act(() => api.remind(conversation.conversation, { at }))
      .then(() =>
        tell.done(at === null ? say('desk.remind.off') : say('desk.remind.done', { at: moment(at) })),
      )
      .catch(tell.failed);
  const isSet = remindAt !== undefined && remindAt > now();
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-md"
          variant={isSet ? 'light' : 'default'}
          leftSection={<Icon name="clock" size={16} />}
          data-testid="remind"
        >
          {isSet ? say('desk.remind.at', { at: moment(remindAt) }) : say('desk.remind.name')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => set(later.inAnHour())} data-testid="remind-hour">
          {say('desk.remind.inAnHour')}
        </Menu.Item>
        <Menu.Item onClick={() => set(later.inThree())} data-testid="remind-three">
          {say('desk.remind.inThree')}
        </Menu.Item>
        <Menu.Item onClick={() => set(later.tomorrow())} data-testid="remind-tomorrow">
          {say('desk.remind.tomorrow')}
        </Menu.Item>
        {isSet && (
          <Menu.Item onClick={() => set(null)} data-testid="remind-off">
            {say('desk.remind.none')}
          </Menu.Item>
        )}
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault();
            set(Date.parse(`${hourOf}:00+03:00`));
          }}
        >
          <TextInput
            type="datetime-local"
            label={say('desk.remind.hour')}
            required
            withAsterisk={false}
            value={hourOf}
            onChange={(event) => setHourOf(event.currentTarget.value)}
            data-testid="remind-at"
          />
          <Button type="submit" data-testid="remind-set">
            {say('desk.remind.set')}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
