import type { ReactNode } from 'react';
import { useWords } from '../base/words.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

/** The page before the desk: a card with the product's name, the two switches above it. */
export function Door({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}): ReactNode {
  const { say } = useWords();
  return (
    <div className="door">
      <div className="door-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className="door-card">
        <p className="brand">{say('desk.brand')}</p>
        <h1>{title}</h1>
        <p className="soft">{lead}</p>
        {children}
      </main>
    </div>
  );
}
