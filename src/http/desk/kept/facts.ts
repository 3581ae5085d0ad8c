import { FactBack, FactDraft, FactPreview, Facts, FactWish } from '../../../contract/kept/facts.ts';
import { Nothing } from '../../../contract/desk.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { route, taking } from '../desk-call.ts';

/** Everyday facts that are kept at the desk. */
export const facts: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/facts',
    needs: 'keepFacts',
    answer: Facts,
    answers: ({ office, staff, lang }) => office.facts.all(staff, lang),
  }),
  taking({
    method: 'POST',
    path: '/facts/:kind/preview',
    needs: 'keepFacts',
    body: FactDraft,
    answer: FactPreview,
    answers: ({ office, staff, lang, param }, { value }) =>
      office.facts.preview(staff, param('kind'), { value, lang }),
  }),
  taking({
    method: 'POST',
    path: '/facts/:kind',
    needs: 'keepFacts',
    body: FactWish,
    answer: Nothing,
    async answers({ office, staff, param }, wish) {
      await office.facts.change(staff, param('kind'), wish);
      return {};
    },
  }),
  taking({
    method: 'POST',
    path: '/facts/:kind/back',
    needs: 'keepFacts',
    body: FactBack,
    answer: Nothing,
    async answers({ office, staff, param }, back) {
      await office.facts.takeBack(staff, param('kind'), back);
      return {};
    },
  }),
];
