import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { Fault } from '../kernel/errors.ts';
import { keptYamlOf } from '../kernel/yaml.ts';
import { readLogo, type Picture } from './brand/logo.ts';
import { withComputed } from './computed/computed.ts';
import { checkAssociation, type PackFault } from './check.ts';
import { withBranch } from './procedure/branches.ts';
import { Answers, Clauses, Pack, Questions, Services, type Association, type Topics } from './schema.ts';
import { productTopics, withTopics } from './topics.ts';

interface Source {
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
}

/** A text with the places of its parts. */
function read(text: string): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines };
}

async function open(folder: string, file: string): Promise<Source> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch (cause) {
    throw new Fault(
      'wrongPack',
      `${join(folder, file)}: this file is missing or cannot be read. A pack has pack.yaml, services.yaml, answers.yaml and clauses.yaml.`,
      { cause },
    );
  }
  const kept = keptYamlOf(text);
  if (kept) return { folder, file, text, value: kept.value };
  const { document, lines } = read(text);
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new Fault(
      'wrongPack',
      `${join(folder, file)}:${line}:${col}: this is not valid YAML (${error.message}). Check the indentation and the quotes there.`,
    );
  }
  return { folder, file, text, value: document.toJS() };
}

/** A file that a pack need not have: undefined where it is not there. */
const openIfThere = async (folder: string, file: string): Promise<Source | undefined> =>
  (await readdir(folder)).includes(file) ? open(folder, file) : undefined;

/** "line:column" of the deepest part of a path that stands in the file. */
function place(source: Source, path: readonly (string | number)[]): string {
  const { document, lines } = read(source.text);
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const { line, col } = lines.linePos(Number(node.range[0]));
      return `:${line}:${col}`;
    }
  }
  return ':1:1';
}

const say = (source: Source, fault: PackFault): string =>
  `${join(source.folder, source.file)}${place(source, fault.path)}: ${fault.path.join('.') || 'the file'}: ${fault.problem}`;

/** What a file holds by its schema, or what is wrong in it, a sentence each. */
function parse<T>(source: Source, schema: z.ZodType<T>): { readonly data?: T; readonly faults: string[] } {
  const { data, error } = schema.safeParse(source.value);
  if (!error) return { data, faults: [] };
  const faults = error.issues.map((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const problem =
      issue.code === 'unrecognized_keys'
        ? `unknown: ${issue.keys.join(', ')}. Remove it or correct its spelling`
        : issue.message;
    return say(source, { file: source.file, path, problem });
  });
  return { faults };
}

/** The sign that a pack names. Throws Fault wrongPack. */
async function logoOf(source: Source, { brand }: Pack): Promise<{ readonly logo?: Picture }> {
  if (brand?.logo === undefined) return {};
  const logo = await readLogo(source.folder, brand.logo);
  if (typeof logo !== 'string') return { logo };
  throw new Fault('wrongPack', say(source, { file: source.file, path: ['brand', 'logo'], problem: logo }));
}

/** By what a pack as it stands in its files is told from every other. */
function versionOf(sources: readonly Source[], logo: Picture | undefined): string {
  const digest = createHash('sha256');
  for (const { text } of sources) digest.update(text);
  if (logo) digest.update(logo.bytes);
  return digest.digest('hex').slice(0, 12);
}

/** Reads and checks one pack. Throws Fault wrongPack whose message has a line for each fault: file, place, what is wrong. */
async function loadAssociation(parent: string, name: string, topics: Topics): Promise<Association> {
  const folder = join(parent, name);
  const said = await Promise.all([
    open(folder, 'pack.yaml'),
    open(folder, 'services.yaml'),
    open(folder, 'answers.yaml'),
    open(folder, 'clauses.yaml'),
  ]);
  const [packFile, serviceFile, answerFile, clauseFile] = said;
  const questionFile = await openIfThere(folder, 'questions.yaml');
  const pack = parse(packFile, Pack);
  const services = parse(serviceFile, Services);
  const answers = parse(answerFile, Answers);
  const clauses = parse(clauseFile, Clauses);
  const questions = questionFile ? parse(questionFile, Questions) : { data: { questions: [] }, faults: [] };
  if (!pack.data || !services.data || !answers.data || !clauses.data || !questions.data) {
    const faults = [pack, services, answers, clauses, questions].flatMap((one) => one.faults);
    throw new Fault('wrongPack', faults.join('\n'));
  }
  const sources = questionFile ? [...said, questionFile] : said;
  const sign = await logoOf(packFile, pack.data);
  const association: Association = {
    id: pack.data.id,
    version: versionOf(said, sign.logo),
    pack: pack.data,
    ...sign,
    services: services.data.services,
    answers: withComputed(withTopics(answers.data.answers, topics), pack.data, topics),
    clauses: clauses.data.clauses,
    questions: questions.data.questions,
    topics,
  };
  const faults = checkAssociation(association, name).map((fault) =>
    say(sources.find(({ file }) => file === fault.file) ?? packFile, fault),
  );
  if (faults.length > 0) throw new Fault('wrongPack', faults.join('\n'));
  return { ...association, services: withBranch(association.services, association.pack.branches) };
}

/** Beside the packs: their JSON Schemas, for editors. No association can have this name. */
export const schemaFolder = 'schema';

/** Every association of a folder, by name. All faults of all packs are told at once. */
export async function loadAssociations(parent: string): Promise<ReadonlyMap<string, Association>> {
  const entries = await readdir(parent, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Fault(
      'wrongEnvironment',
      `ASSOCIATIONS_DIR: the folder ${parent} cannot be read. Set it to a folder that holds one folder per association.`,
      { cause },
    );
  });
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== schemaFolder)
    .map((entry) => entry.name);
  const topics = productTopics();
  const results = await Promise.allSettled(names.sort().map((name) => loadAssociation(parent, name, topics)));
  const faults = results.flatMap((result) =>
    result.status === 'rejected'
      ? [result.reason instanceof Error ? result.reason.message : String(result.reason)]
      : [],
  );
  if (faults.length > 0) throw new Fault('wrongPack', faults.join('\n'));
  const found = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (found.length === 0)
    throw new Fault(
      'wrongPack',
      `${parent}: there is no association in this folder. Put one folder per association into it.`,
    );
  return new Map(found.map((association) => [association.id, association]));
}
