import { fold } from '../arabic/fold.ts';
import { takesFile } from '../fields/field.ts';
import { checkAppeals } from './procedure/appealed.ts';
import { branchField } from './procedure/branches.ts';
import { checkCheckers } from './procedure/checkers.ts';
import { kindOf } from '../fields/spec.ts';
import type { Association, Service } from './schema.ts';

/** Something wrong in a pack: the file, the path inside it, what is wrong and how it is mended. */
export interface PackFault {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

function repeated(values: readonly string[]): number | undefined {
  const at = values.findIndex((value, index) => values.indexOf(value) !== index);
  return at < 0 ? undefined : at;
}

/** The fields of the form, behind them what is asked for afterwards and what is asked no more; those of a visit apart. */
const checkFields = ({ fields, afterwards, retired, visit }: Service, at: number): PackFault[] => [
  ...checkForm(at, { fields, afterwards, retired }),
  ...checkForm(at, { visit }),
  ...(visit ?? []).flatMap((field, k): PackFault[] => {
    if (!takesFile(field)) return [];
    const problem = 'a report of a visit holds no files: leave the field out';
    return [{ file: 'services.yaml', path: ['services', at, 'visit', k, 'type'], problem }];
  }),
];

type Add = (rest: (string | number)[], problem: string) => unknown;

/** What a field goes by is asked before it. */
function checkOrder(field: Service['fields'][number], before: Service['fields'], add: Add): void {
  for (const [k, other] of field.dependsOn.entries())
    if (!before.some((one) => one.name === other))
      add(
        ['dependsOn', k],
        `"${other}" is not an earlier field of this service: name one that is asked before, or leave it out`,
      );
  if (field.when) checkWhen(field.when, before, (rest, problem) => add(['when', ...rest], problem));
}

/** Fields of one service that follow one another, by the list in which they stand. What is asked of nobody anew was right when it was asked. */
function checkForm(at: number, lists: Readonly<Record<string, Service['afterwards']>>): PackFault[] {
  const faults: PackFault[] = [];
  const all = Object.values(lists).flatMap((fields = []) => fields);
  const places = Object.entries(lists).flatMap(([list, fields = []]) => fields.map((_, k) => [list, k]));
  const add = (index: number, rest: (string | number)[], problem: string): number =>
    faults.push({
      file: 'services.yaml',
      path: ['services', at, ...(places[index] ?? []), ...rest],
      problem,
    });
  const names = all.map((field) => field.name);
  const labels = all.map((field) => fold(field.label.ar));
  all.forEach((field, index) => {
    if (names.indexOf(field.name) !== index)
      add(index, ['name'], `the name "${field.name}" is used twice in this service: give each field its own`);
    if (labels.indexOf(fold(field.label.ar)) !== index)
      add(
        index,
        ['label', 'ar'],
        'two fields have the same label: a member could not say which one to correct, word one of them otherwise',
      );
    if (field.name === branchField)
      add(
        index,
        ['name'],
        `the branch is asked for by itself as "${branchField}": give this field another name`,
      );
    checkOrder(field, all.slice(0, index), (rest, problem) => add(index, rest, problem));
    const wrong = lists['retired']?.includes(field) ? undefined : kindOf(field).faultIn?.(field);
    if (wrong) add(index, [...wrong.path], wrong.problem);
  });
  return faults;
}

/** What `brief` names is a question of the service that is answered with a button. */
function checkBrief({ brief, fields }: Service, at: number): PackFault[] {
  const faults: PackFault[] = [];
  if (brief)
    checkWhen(brief, fields, (rest, problem) =>
      faults.push({ file: 'services.yaml', path: ['services', at, 'brief', ...rest], problem }),
    );
  return faults;
}

function checkWhen(
  when: NonNullable<Service['fields'][number]['when']>,
  before: Service['fields'],
  add: Add,
): void {
  const other = before.find((one) => one.name === when.field);
  if (!other) {
    add(
      ['field'],
      `"${when.field}" is not an earlier field of this service: name one that is asked before, or leave the condition out`,
    );
    return;
  }
  const { buttons } = kindOf(other);
  if (!buttons) {
    add(
      ['field'],
      `"${when.field}" has no buttons: a condition names a field that is answered with a button`,
    );
    return;
  }
  const possible = buttons.ids(other).map((id) => buttons.means(id));
  for (const [k, is] of when.is.entries())
    if (!possible.includes(is)) add(['is', k], `"${String(is)}" is no answer that "${other.name}" can have`);
}

/** What no single file can tell: references between files, names used twice. */
export function checkAssociation(association: Association, folder: string): PackFault[] {
  const { pack, services, answers, clauses } = association;
  return [
    ...checkId(pack.id, folder),
    ...checkClauses(association),
    ...services.flatMap((service, i) => checkFields(service, i)),
    ...checkServices(association),
    ...services.flatMap((service, i) => [...checkReaders(service, i), ...checkBrief(service, i)]),
    ...checkCheckers(association),
    ...checkAppeals(association),
    ...doubles('services.yaml', 'services', services),
    ...doubles('answers.yaml', 'answers', answers),
    ...doubles('clauses.yaml', 'clauses', clauses),
    ...samePhrasing(association),
    ...checkTopics(association),
    ...checkQuestions(association),
    ...checkHours(pack),
  ];
}

const checkId = (id: string, folder: string): PackFault[] =>
  id === folder
    ? []
    : [{ file: 'pack.yaml', path: ['id'], problem: `the id must be the folder's name, "${folder}"` }];

/** Every clause that is cited stands in clauses.yaml. */
function checkClauses({ pack, services, answers, clauses, questions }: Association): PackFault[] {
  const known = new Set(clauses.map((clause) => clause.id));
  const { steps, unclear, committee, reply, appeal } = pack.procedure;
  const cited: readonly Citation[] = [
    ...steps.map((step, i): Citation => ['pack.yaml', ['procedure', 'steps', i, 'clause'], step.clause]),
    ['pack.yaml', ['procedure', 'unclear', 'clause'], unclear.clause],
    ['pack.yaml', ['procedure', 'committee', 'clause'], committee.clause],
    ...committee.reasons.map(({ clause }, i): Citation => [
      'pack.yaml',
      ['procedure', 'committee', 'reasons', i, 'clause'],
      clause,
    ]),
    ['pack.yaml', ['procedure', 'reply', 'clause'], reply.kind === 'promised' ? reply.clause : undefined],
    ['pack.yaml', ['procedure', 'appeal', 'clause'], appeal?.clause],
    ['pack.yaml', ['privacy', 'clause'], pack.privacy.clause],
    ...services.flatMap((service, i) =>
      service.clauses.map((clause, k): Citation => ['services.yaml', ['services', i, 'clauses', k], clause]),
    ),
    ...services.flatMap(citedByGuide),
    ...answers.map((answer, i): Citation => ['answers.yaml', ['answers', i, 'clause'], answer.clause]),
    ...questions.map(({ clause }, i): Citation => ['questions.yaml', ['questions', i, 'clause'], clause]),
  ];
  return cited.flatMap(([file, path, clause]) =>
    clause === undefined || known.has(clause)
      ? []
      : [{ file, path, problem: `there is no clause "${clause}" in clauses.yaml` }],
  );
}

/** Where a clause is cited, and which. */
type Citation = [string, (string | number)[], string | undefined];

const citedByGuide = ({ guide = [] }: Service, i: number): readonly Citation[] =>
  guide.map(({ clause }, k): Citation => ['services.yaml', ['services', i, 'guide', k, 'clause'], clause]);

const checkServices = ({ answers, services }: Association): PackFault[] =>
  answers.flatMap(({ service }, i) =>
    service === undefined || services.some(({ id }) => id === service)
      ? []
      : [
          {
            file: 'answers.yaml',
            path: ['answers', i, 'service'],
            problem: `there is no service "${service}" in services.yaml`,
          },
        ],
  );

/** Somebody who reads the cases of a service can end them. */
function checkReaders({ readBy, studiedBy }: Service, at: number): PackFault[] {
  const fault = (key: string, problem: string): PackFault[] => [
    { file: 'services.yaml', path: ['services', at, key], problem },
  ];
  const reads = (...roles: readonly string[]): boolean => readBy?.some((one) => roles.includes(one)) ?? false;
  if (studiedBy && !reads('privacy', 'manager', 'committee'))
    return fault(
      'studiedBy',
      'nobody can conclude its cases: name privacy, manager or committee under readBy',
    );
  return readBy && !studiedBy && !reads('committee')
    ? fault(
        'readBy',
        'the committee decides on its cases and may not read them: name it here, or say who does under studiedBy',
      )
    : [];
}

const checkHours = ({ hours }: Association['pack']): PackFault[] =>
  Object.values(hours.week).some((spans) => spans.length > 0)
    ? []
    : [
        {
          file: 'pack.yaml',
          path: ['hours', 'week'],
          problem: 'nobody is ever at the desk: give at least one day a span',
        },
      ];

function doubles(file: string, list: string, items: readonly { id: string }[]): PackFault[] {
  const at = repeated(items.map((item) => item.id));
  return at === undefined
    ? []
    : [
        {
          file,
          path: [list, at, 'id'],
          problem: `the id "${items[at]?.id ?? ''}" is used twice: give each its own`,
        },
      ];
}

function samePhrasing({ answers }: Association): PackFault[] {
  const owner = new Map<string, string>();
  const faults: PackFault[] = [];
  answers.forEach((answer, i) => {
    for (const kind of ['msa', 'saudi', 'en'] as const)
      answer.phrasings[kind].forEach((text, k) => {
        const form = fold(text);
        const other = owner.get(form);
        if (other !== undefined && other !== answer.id)
          faults.push({
            file: 'answers.yaml',
            path: ['answers', i, 'phrasings', kind, k],
            problem: `"${other}" has the same phrasing: which of the two should answer?`,
          });
        owner.set(form, answer.id);
      });
  });
  return faults;
}

/** Questions name answers that there are, and are no phrasings of any: what was learned by heart measures nothing. */
function checkQuestions({ answers, questions }: Association): PackFault[] {
  const known = new Set(answers.map(({ id }) => id));
  const learned = new Set(
    answers.flatMap(({ phrasings: { msa, saudi, en } }) => [...msa, ...saudi, ...en].map(fold)),
  );
  const file = 'questions.yaml';
  return questions.flatMap((question, i): PackFault[] => [
    ...question.answers.flatMap((id, k) =>
      known.has(id)
        ? []
        : [
            {
              file,
              path: ['questions', i, 'answers', k],
              problem: `there is no answer "${id}" in answers.yaml`,
            },
          ],
    ),
    ...(learned.has(fold(question.q))
      ? [
          {
            file,
            path: ['questions', i, 'q'],
            problem: 'an answer has this very phrasing: ask in other words',
          },
        ]
      : []),
  ]);
}

/** A topic is one that there is, and of one answer: two could not be told apart by it. */
function checkTopics({ answers, topics }: Association): PackFault[] {
  const named = answers.map(({ topic }) => topic);
  return named.flatMap((topic, i): PackFault[] => {
    if (topic === undefined) return [];
    const problem = !Object.hasOwn(topics, topic)
      ? `there is no topic "${topic}"; there are: ${Object.keys(topics).join(', ')}`
      : named.indexOf(topic) < i
        ? `another answer has the topic "${topic}": leave it out here`
        : undefined;
    return problem === undefined ? [] : [{ file: 'answers.yaml', path: ['answers', i, 'topic'], problem }];
  });
}
