import { useEffect } from 'react';
import { useWords } from './words.tsx';

let count = 0;
let name = '';
let brand = '';

function write(): void {
  const page = name === '' ? brand : `${name} · ${brand}`;
  document.title = count > 0 ? `(${count}) ${page}` : page;
}

/** How many wait, before whatever the title says. */
export function countInTitle(waiting: number): void {
  count = waiting;
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
