import { Region } from '../../association/help-lines.ts';
import { helpNumbers } from '../../voice/urgent.ts';
import type { FactKind } from '../kind.ts';

/** Where the members are, by which lines of help are told; and which of these lines somebody has dialled, and when. */
export const helpLines: FactKind = {
  name: 'helpLines',
  parts: {
    region: { path: ['region'], form: { as: 'choice', of: Region.options }, mayLack: true },
    dialled: {
      path: ['dialled'],
      form: {
        as: 'rows',
        of: [
          { name: 'number', form: { as: 'line', type: 'tel' }, mayLack: false },
          { name: 'by', form: { as: 'line', type: 'text' }, mayLack: false },
          { name: 'on', form: { as: 'day' }, mayLack: false },
        ],
      },
      mayLack: false,
    },
  },
  reads: ({ house, lang }) => {
    const numbers = helpNumbers(house, lang);
    return (['askedFire', 'askedChild'] as const).map((line) =>
      house.wording.line(lang, `urgent.${line}`, numbers),
    );
  },
};
