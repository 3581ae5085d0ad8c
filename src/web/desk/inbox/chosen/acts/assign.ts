import { useQuery } from '@tanstack/react-query';
import { api } from '../../../server/api.ts';
import { useMe } from '../../../shell/session.tsx';
import type { ChosenAct } from './act.ts';

/** Gives those that wait, and my own, to a colleague. */
export const assign: ChosenAct = {
  name: 'assign',
  icon: 'transfer',
  needs: 'serve',
  fits: ({ state, owner }, me) => state === 'waiting' || owner?.id === me,
  useChoices() {
    const me = useMe();
    const { data } = useQuery({ queryKey: ['colleagues'], queryFn: api.colleagues });
    return data?.items
      .filter(({ id }) => id !== me.id)
      .map(({ id, name }) => ({ value: String(id), label: name }));
  },
  run: ({ conversation, owner }, { choice, me }) =>
    owner?.id === me ? api.transfer(conversation, Number(choice)) : api.assign(conversation, Number(choice)),
};
