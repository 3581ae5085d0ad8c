import type { Service } from '../association/schema.ts';
import { inRow } from '../contract/lang.ts';
import { buttonLabel, buttonNames, showField } from '../fields/field.ts';
import { inLang, type Lang } from '../wording/wording.ts';
import type { Asked } from './question.ts';
import { fieldAt, anyFieldOf, type House } from './house.ts';
import { showReference } from './reference.ts';
import type { Speaking } from './speaking.ts';
import { spoken } from './values.ts';

type Question = Pick<Asked, 'of' | 'field' | 'doubts' | 'review' | 'said'>;

type Reading = Pick<Speaking, 'house' | 'lang'>;

/** What the button of a choice says. */
export function labelOf({ house, lang }: Reading, asked: Question, choice: string): string {
  const { services, answers, clauses } = house.association;
  switch (asked.of) {
    case 'service': {
      const title = services.find((one) => one.id === choice)?.title;
      if (title) return inLang(title, lang);
      break;
    }
    case 'option': {
      const field = fieldAt(house, asked.field);
      const label = field && buttonLabel(field, choice);
      if (label) return inLang(label, lang);
      break;
    }
    case 'answer': {
      const title = answers.find((one) => `answer.${one.id}` === choice)?.title;
      const named = title ?? clauses.find((one) => `clause.${one.id}` === choice)?.heading;
      if (named) return inLang(named, lang);
      break;
    }
    case 'field': {
      const field = fieldAt(house, { service: asked.review?.service ?? '', name: choice });
      if (field) return inLang(field.label, lang);
      break;
    }
    case 'reference':
      if (/^\d{7}$/.test(choice)) return showReference(choice);
      break;
    case 'value':
    case 'rating':
    case undefined:
      break;
  }
  const shown = asked.of === 'value' ? fieldAt(house, asked.doubts) : undefined;
  if (shown) return showField(shown, choice, lang);
  const values = 'words' in asked.said ? undefined : asked.said.values;
  const said = spoken({ house, lang, now: 0 }, values);
  return house.wording.line(lang, { group: 'choices', word: choice }, said);
}

/** Other names of an option that the pack gives it. */
function otherNames(house: House, { of, field: at }: Question, choice: string): readonly string[] {
  const field = of === 'option' ? fieldAt(house, at) : undefined;
  return field ? buttonNames(field, choice) : [];
}

/** The label in every language, and other names, for understanding it when it is typed. */
export const labelsOf = (house: House, asked: Question, choice: string): string[] => [
  labelOf({ house, lang: 'ar' }, asked, choice),
  labelOf({ house, lang: 'en' }, asked, choice),
  ...otherNames(house, asked, choice),
];

/** The labels of what cases of a service are owed, in a row: fields of the form, what is asked for afterwards, and what somebody at the desk asks for. */
export const owedLabels = (
  house: House,
  { service, names }: { readonly service: string; readonly names: readonly string[] },
  lang: Lang,
): string =>
  inRow(
    lang,
    names.map((name) => {
      const field = fieldAt(house, { service, name });
      return field ? inLang(field.label, lang) : name;
    }),
  );

/** The labels of some fields of a service, in a row. */
export const fieldLabels = (service: Service | undefined, names: readonly string[], lang: Lang): string =>
  inRow(
    lang,
    names.flatMap((name) => anyFieldOf(service, name) ?? []).map(({ label }) => inLang(label, lang)),
  );
