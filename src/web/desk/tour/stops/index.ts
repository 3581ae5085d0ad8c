import { check } from './cases/check.tsx';
import { conclude } from './cases/conclude.tsx';
import { decide } from './cases/decide.tsx';
import { meeting } from './cases/meeting.tsx';
import { again } from './everyone/again.tsx';
import { told } from './everyone/told.tsx';
import { facts } from './keeping/facts.tsx';
import { figures } from './keeping/figures.tsx';
import { people } from './keeping/people.tsx';
import { unanswered } from './keeping/unanswered.tsx';
import { urgent } from './keeping/urgent.tsx';
import type { Stop } from './stop.ts';
import { find } from './talking/find.tsx';
import { finish } from './talking/finish.tsx';
import { inbox } from './talking/inbox.tsx';
import { take } from './talking/take.tsx';
import { write } from './talking/write.tsx';

/** Everything that somebody may be shown on the first day, in the order in which it is. */
export const stops: readonly Stop[] = [
  inbox,
  take,
  write,
  finish,
  find,
  check,
  decide,
  meeting,
  conclude,
  figures,
  people,
  facts,
  unanswered,
  urgent,
  told,
  again,
];
