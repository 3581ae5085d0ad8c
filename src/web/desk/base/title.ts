import { useEffect } from 'react';
import { useWords } from './words.tsx';

let counts: readonly number[] = [];
let name = '';
let brand = '';

function write(): void {
  const page = name === '' ? brand : `${name} · ${brand}`;
  document.title = counts.some((count) => count > 0) ? `(${counts.join(' + ')}) ${page}` : page;
}

/** How many wait, and in how many of mine the member has written last, before whatever the title says. */
export function countInTitle(waiting: number, unanswered: number): void {
  counts = unanswered > 0 ? [waiting, unanswered] : [waiting];
  write();
}

export function useTitle(page: string): void {
  const { say } = useWords();
  useEffect(() => {
    name = page;
    brand = say('desk.brand');
    write();
  }, [page, say]);
}
