import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { Broken, Waiting } from '../parts/parts.tsx';
import { api } from '../server/api.ts';
import { Choices } from './choices.tsx';
import { Device } from './device.tsx';

/** How whoever is signed in is told of what happens while they look elsewhere. */
export function NoticesPage(): ReactNode {
  const { say } = useWords();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['notices'], queryFn: api.notices });
  useTitle(say('desk.notices.title'));
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.notices.title')}</h1>
      <p className="soft">{say('desk.notices.lead')}</p>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data && <Device id={data.key} />}
      {data && <Choices notices={data} />}
    </section>
  );
}
