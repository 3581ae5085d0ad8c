import { later } from '../../../base/later.ts';
import { useWords } from '../../../base/words.tsx';
import { api } from '../../../server/api.ts';
import type { ChosenAct } from './act.ts';

const hours = ['inAnHour', 'inThree', 'tomorrow'] as const;

/** Lets my own stand aside until an hour, or until their members write. */
export const remind: ChosenAct = {
  name: 'remind',
  icon: 'clock',
  needs: 'attend',
  fits: ({ owner }, me) => owner?.id === me,
  useChoices() {
    const { say } = useWords();
    return hours.map((value) => ({ value, label: say(`desk.remind.${value}`) }));
  },
  async run({ conversation }, { choice }) {
    const hour = hours.find((one) => one === choice);
    if (hour !== undefined) await api.remind(conversation, { at: later[hour]() });
  },
};
