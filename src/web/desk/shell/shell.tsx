import { useState, type ReactNode } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { forgetTab } from '../base/remembered.ts';
import { useKeys } from '../base/keys.ts';
import { useLive } from '../server/live.tsx';
import { useTell } from '../parts/notices.tsx';
import { Said } from '../parts/parts.tsx';
import { go, Link, usePath } from '../base/router.tsx';
import { soundIsOn, switchSound } from '../base/sound.ts';
import { useWords } from '../base/words.tsx';
import { useWatch } from '../inbox/watch.ts';
import { useArriving } from '../notices/arriving.ts';
import { KeysHelp } from './keys-help.tsx';
import { placeAt, placesOf } from './places.ts';
import { changePerson, useMe } from './session.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

function Navigation(): ReactNode {
  const { say } = useWords();
  const me = useMe();
  const at = placeAt(usePath());
  const waiting = useWatch();
  return (
    <nav className="rail" aria-label={say('desk.navigation')}>
      {placesOf(me).map(({ path, name, icon }) => (
        <Link
          key={path}
          to={path}
          className="rail-link"
          aria-current={at === path ? 'page' : undefined}
          data-testid={`nav-${name}`}
        >
          <span className="rail-icon">
            <Icon name={icon} size={22} />
            {path === '/desk' && waiting > 0 && (
              <span className="rail-count">{waiting > 99 ? '99+' : waiting}</span>
            )}
          </span>
          <span>{say(`desk.nav.${name}`)}</span>
        </Link>
      ))}
    </nav>
  );
}

function SoundSwitch(): ReactNode {
  const { say } = useWords();
  const [on, setOn] = useState(soundIsOn);
  const label = say(on ? 'desk.soundOn' : 'desk.soundOff');
  const turn = (): void => {
    switchSound(!on);
    setOn(!on);
  };
  return (
    <ActionIcon
      variant="subtle"
      color="inherit"
      size="lg"
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={turn}
      data-testid="sound-switch"
    >
      <Icon name={on ? 'sound' : 'silent'} />
    </ActionIcon>
  );
}

/** Says to colleagues that I am not there for now, or am back. */
function AwayItem(): ReactNode {
  const { say } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const tell = useTell();
  const turn = async (): Promise<void> => {
    try {
      queries.setQueryData(['me'], await api.away(!me.away));
      tell.done(say(me.away ? 'desk.away.cameBack' : 'desk.away.left'));
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <Menu.Item
      leftSection={<Icon name={me.away ? 'check' : 'clock'} size={18} />}
      onClick={() => void turn()}
      data-testid="away"
      data-state={me.away ? 'away' : 'here'}
    >
      {say(me.away ? 'desk.away.back' : 'desk.away.leave')}
    </Menu.Item>
  );
}

function Account(): ReactNode {
  const { say, sayWord } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const leave = async (): Promise<void> => {
    const { unsubscribeHere } = await import('../notices/subscribing.ts');
    await unsubscribeHere().catch(() => undefined);
    await api.signOut().catch(() => undefined);
    forgetTab();
    changePerson(queries, null);
    go('/desk/sign-in');
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="account"
          data-testid="account"
          aria-label={say('desk.account', { name: me.name })}
        >
          <span className="account-sign" aria-hidden="true">
            {Array.from(me.name)[0] ?? '·'}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Said>{me.name}</Said>
          <br />
          {sayWord('desk.role', me.role)}
          <br />
          <Said>{me.email}</Said>
        </Menu.Label>
        <Menu.Item
          leftSection={<Icon name="person" size={18} />}
          onClick={() => go('/desk/account')}
          data-testid="my-account"
        >
          {say('desk.own.title')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="sound" size={18} />}
          onClick={() => go('/desk/notices')}
          data-testid="my-notices"
        >
          {say('desk.notices.title')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="info" size={18} />}
          onClick={() => go('/desk/tour')}
          data-testid="my-tour"
        >
          {say('desk.tour.title')}
        </Menu.Item>
        {me.capabilities.includes('attend') && <AwayItem />}
        <Menu.Item
          leftSection={<Icon name="out" size={18} />}
          onClick={() => void leave()}
          data-testid="sign-out"
        >
          {say('desk.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The frame of every page: who and where one is at the top, the places beside it (below it on a phone). */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { say, lang } = useWords();
  const me = useMe();
  const up = useLive();
  const [help, setHelp] = useState(false);
  useArriving();
  useKeys({
    help: () => {
      setHelp(true);
      return true;
    },
  });
  const keys = say('desk.keys.title');
  return (
    <div className="shell">
      <header className="bar">
        <span className="bar-brand">{say('desk.brand')}</span>
        <span className="bar-association" dir="auto">
          {lang === 'ar' ? me.association.name : me.association.nameEn}
        </span>
        <LanguageSwitch />
        <SoundSwitch />
        <ThemeSwitch />
        <ActionIcon
          className="only-wide"
          variant="subtle"
          color="inherit"
          size="lg"
          aria-label={keys}
          title={keys}
          onClick={() => setHelp(true)}
          data-testid="keys-help"
        >
          <Icon name="keys" />
        </ActionIcon>
        <Account />
      </header>
      <Navigation />
      <main className="place">
        {!up && (
          <p className="banner alarming" role="status" data-testid="offline">
            <Icon name="late" size={18} /> {say('desk.offline')}
          </p>
        )}
        {children}
      </main>
      <KeysHelp opened={help} leave={() => setHelp(false)} />
    </div>
  );
}
