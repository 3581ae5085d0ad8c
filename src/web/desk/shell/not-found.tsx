import type { ReactNode } from 'react';
import { Empty } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';

export function NotFound(): ReactNode {
  const { say } = useWords();
  return (
    <section className="page">
      <h1 className="unseen">{say('desk.notFound.title')}</h1>
      <Empty icon="search" title={say('desk.notFound.title')} text={say('desk.notFound.text')} />
    </section>
  );
}
