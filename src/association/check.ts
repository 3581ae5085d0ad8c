import { fold } from '../arabic/fold.ts';
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

function checkFields(service: Service, at: number): PackFault[] {
  const faults: PackFault[] = [];
  const add = (index: number, rest: (string | number)[], problem: string): number =>
    faults.push({ file: 'services.yaml', path: ['services', at, 'fields', index, ...rest], problem });
  const names = service.fields.map((field) => field.name);
  const labels = service.fields.map((field) => fold(field.label.ar));
  service.fields.forEach((field, index) => {
    if (names.indexOf(field.name) !== index)
      add(index, ['name'], `the name "${field.name}" is used twice in this service: give each field its own`);
    if (labels.indexOf(fold(field.label.ar)) !== index)
      add(
        index,
        ['label', 'ar'],
        'two fields have the same label: a member could not say which one to correct',
      );
    const before = service.fields.slice(0, index);
    for (const [k, other] of field.dependsOn.entries())
      if (!before.some((one) => one.name === other))
        add(index, ['dependsOn', k], `"${other}" is not an earlier field of this service`);
    if (field.when) checkWhen(field.when, before, (rest, problem) => add(index, ['when', ...rest], problem));
    const wrong = kindOf(field).faultIn?.(field);
    if (wrong) add(index, [...wrong.path], wrong.problem);
  });
  return faults;
}

function checkWhen(
  when: NonNullable<Service['fields'][number]['when']>,
  before: Service['fields'],
  add: (rest: (string | number)[], problem: string) => void,
): void {
  const other = before.find((one) => one.name === when.field);
  if (!other) {
    add(['field'], `"${when.field}" is not an earlier field of this service`);
    return;
  }
  const { buttons } = kindOf(other);
  if (!buttons) {
    add(['field'], `"${when.field}" is neither a choice nor a yes/no field: only those can be a condition`);
    return;
  }
  const possible = buttons.ids(other).map((id) => buttons.means(id));
  for (const [k, is] of when.is.entries())
    if (!possible.includes(is)) add(['is', k], `"${String(is)}" is no answer that "${other.name}" can have`);
}

/** What no single file can tell: references between files, names used twice. */
export function checkAssociation(association: Association, folder: string): PackFault[] {
  const { pack, services, answers, clauses } = association;
  const faults: PackFault[] = [];
  const known = new Set(clauses.map((clause) => clause.id));
  const clause = (file: string, path: (string | number)[], reference: string | undefined): void => {
    if (reference !== undefined && !known.has(reference))
      faults.push({ file, path, problem: `there is no clause "${reference}" in clauses.yaml` });
  };
  if (pack.id !== folder)
    faults.push({
      file: 'pack.yaml',
      path: ['id'],
      problem: `the id must be the folder's name, "${folder}"`,
    });
  pack.procedure.steps.forEach((step, i) =>
    clause('pack.yaml', ['procedure', 'steps', i, 'clause'], step.clause),
  );
  clause('pack.yaml', ['procedure', 'unclear', 'clause'], pack.procedure.unclear.clause);
  clause('pack.yaml', ['procedure', 'committee', 'clause'], pack.procedure.committee.clause);
  if (pack.procedure.reply.kind === 'promised')
    clause('pack.yaml', ['procedure', 'reply', 'clause'], pack.procedure.reply.clause);
  clause('pack.yaml', ['privacy', 'clause'], pack.privacy.clause);
  services.forEach((service, i) => {
    service.clauses.forEach((reference, k) =>
      clause('services.yaml', ['services', i, 'clauses', k], reference),
    );
    faults.push(...checkFields(service, i));
  });
  answers.forEach((answer, i) => {
    clause('answers.yaml', ['answers', i, 'clause'], answer.clause);
    if (answer.service !== undefined && !services.some((service) => service.id === answer.service))
      faults.push({
        file: 'answers.yaml',
        path: ['answers', i, 'service'],
        problem: `there is no service "${answer.service}" in services.yaml`,
      });
  });
  faults.push(
    ...doubles('services.yaml', 'services', services),
    ...doubles('answers.yaml', 'answers', answers),
    ...doubles('clauses.yaml', 'clauses', clauses),
  );
  faults.push(...samePhrasing(association));
  if (!Object.values(pack.hours.week).some((spans) => spans.length > 0))
    faults.push({
      file: 'pack.yaml',
      path: ['hours', 'week'],
      problem: 'nobody is ever at the desk: give at least one day a span',
    });
  return faults;
}

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
