import type { ReactNode } from 'react';
import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../base/words.tsx';

const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;

/** As the computer has it, light, dark, and round again. */
export function ThemeSwitch(): ReactNode {
  const { say } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = say('desk.theme', { theme: say(`desk.theme-${colorScheme}`) });
  return (
    <ActionIcon
      variant="subtle"
      color="inherit"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next[colorScheme])}
      data-testid="theme-switch"
    >
      <Icon name={colorScheme} />
    </ActionIcon>
  );
}

/** The other language, in its own letters. */
export function LanguageSwitch(): ReactNode {
  const { lang, say, setLang } = useWords();
  const other = lang === 'ar' ? 'en' : 'ar';
  return (
    <button
      type="button"
      className="language"
      lang={other}
      onClick={() => setLang(other)}
      data-testid="language-switch"
    >
      {say('desk.otherLanguage')}
    </button>
  );
}
