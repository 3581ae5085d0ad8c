import { useLabels } from '../../../labels/chips.tsx';
import { api } from '../../../server/api.ts';
import type { ChosenAct } from './act.ts';

/** Puts a label on them. */
export const label: ChosenAct = {
  name: 'label',
  icon: 'flag',
  needs: 'serve',
  fits: () => true,
  useChoices: () => useLabels().map(({ id, name }) => ({ value: String(id), label: name })),
  run: ({ conversation }, { choice }) => api.label(conversation, Number(choice), true),
};
