import type { Opening, OpeningQuestion } from '../../../../contract/cases/opening.ts';
import type { WayIn } from '../../../../contract/cases/ways-in.ts';

/** What is filled in so far: what was typed or chosen, and the papers, by the names of the fields. */
export interface Given {
  readonly service: string;
  readonly came: WayIn;
  readonly answers: Readonly<Record<string, string>>;
  readonly papers: Readonly<Record<string, File | null>>;
  readonly telephone: string;
  readonly idSeen: boolean;
}

export const nothing: Given = {
  service: '',
  came: 'visit',
  answers: {},
  papers: {},
  telephone: '',
  idSeen: false,
};

/** Whether a question is asked, given the answers before it. */
export const isAsked = ({ when }: OpeningQuestion, { answers }: Pick<Given, 'answers'>): boolean =>
  when === undefined || when.is.includes(answers[when.field] ?? '');

/** What goes to the server of it: the answers to what is asked, and which papers come along. */
export function openingOf(given: Given, fields: readonly OpeningQuestion[]): Opening {
  const asked = fields.filter((field) => isAsked(field, given));
  const typed = asked.flatMap(({ name, file }) =>
    file ? [] : [[name, (given.answers[name] ?? '').trim()] as const],
  );
  return {
    service: given.service,
    came: given.came,
    answers: Object.fromEntries(typed),
    papers: asked.flatMap(({ name, file }) => (file && given.papers[name] ? [name] : [])),
    telephone: given.telephone.trim(),
    idSeen: given.idSeen,
  };
}

/** The whole call: what was reviewed, the paper that was signed, and those of the form. */
export function partsOf(
  opening: Opening,
  { print, id, signed, papers }: { print: string; id: string; signed: File; papers: Given['papers'] },
): FormData {
  const body = new FormData();
  body.set('id', id);
  body.set('call', JSON.stringify({ ...opening, print }));
  body.set('signed', signed);
  for (const name of opening.papers) {
    const paper = papers[name];
    if (paper) body.set(`paper.${name}`, paper);
  }
  return body;
}
