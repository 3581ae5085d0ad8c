/** A form of a verb, who does it, and to whom it is done where the form says so. */
export interface VerbForm {
  readonly form: string;
  /** `mine` in the past may also be hers or yours. */
  readonly by: 'theirs' | 'mine' | 'ours';
  readonly to?: (typeof objects)[number][0];
}

/** What stands before the stem of the present, spoken and written: now, meant (ب), to come (ح, س). */
const openings: readonly (readonly [VerbForm['by'], string])[] = [
  ['theirs', 'ي ت بي بت حي حت سي ست'],
  ['mine', 'ا با ب حا سا'],
  ['ours', 'ن بن حن سن'],
];

const objects = [
  ['me', 'ني'],
  ['us', 'نا'],
  ['others', 'ها ه هم هن ك كم'],
] as const;

/** The stems of a verb: past, past before an object, present, and past of the first person, as far as they differ from the first. */
interface Stems {
  readonly past: string;
  readonly held: string;
  readonly present: string;
  readonly own: string;
}

const stemsOf = (verb: string): Stems => {
  const [past = '', held = past, present = past, own = past] = verb.split('/');
  return { past, held, present, own };
};

/** A form alone, and with each object. */
function withObjects(alone: string, held: string, by: VerbForm['by']): VerbForm[] {
  const forms: VerbForm[] = [{ form: alone, by }];
  for (const [to, endings] of objects)
    for (const ending of endings.split(' ')) forms.push({ form: `${held}${ending}`, by, to });
  return forms;
}

/** So many letters has a verb whose participle is told by its letters. */
const plainLength = 3;
/** The participle of a plain verb to somebody, as the Gulf says what was done and still stands («ضاربني», «حابستني», «طاردينها»): alone it is as often an adjective. */
function participles(verb: string): readonly VerbForm[] {
  if (verb.length !== plainLength) return [];
  const stem = `${verb.slice(0, 1)}ا${verb.slice(1)}`;
  return ['', 'ت', 'ي', 'ين'].flatMap((ending) =>
    withObjects('', `${stem}${ending}`, 'theirs').filter(({ to }) => to !== undefined),
  );
}

/**
 * Every form of a verb that is commonly written in the Gulf, in the Hijaz and in books: past and present, of one and of many, with and without an object.
 * `verb` names its stems as far as they differ, parted by strokes: past, past before an object, present, past of the first person (`رمي/رما/رمي`).
 */
export function verbForms(verb: string): readonly VerbForm[] {
  const { past, held, present, own } = stemsOf(verb);
  const manyNow = (opening: string): VerbForm[] => [
    ...['و', 'وا', 'ون'].map((ending) => ({ form: `${opening}${present}${ending}`, by: 'theirs' as const })),
    ...withObjects(`${opening}${present}و`, `${opening}${present}و`, 'theirs'),
  ];
  return [
    ...withObjects(past, held, 'theirs'),
    ...withObjects(`${past}و`, `${past}و`, 'theirs'),
    ...withObjects(`${past}وا`, `${past}و`, 'theirs'),
    ...withObjects(`${own}ت`, `${own}ت`, 'mine'),
    ...withObjects(`${past}ت`, `${past}ت`, 'mine'),
    { form: `${own}نا`, by: 'ours' },
    ...participles(verb),
    ...openings.flatMap(([by, list]) =>
      list
        .split(' ')
        .flatMap((opening) => [
          ...withObjects(`${opening}${present}`, `${opening}${present}`, by),
          ...(by === 'theirs' ? manyNow(opening) : []),
        ]),
    ),
  ];
}
