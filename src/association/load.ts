import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { Fault } from '../kernel/errors.ts';
import { checkAssociation, type PackFault } from './check.ts';
import { Answers, Clauses, Pack, Services, type Association } from './schema.ts';

interface Source {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new Fault(
      'wrongPack',
      `${join(folder, file)}:${line}:${col}: this is not valid YAML (${error.message}). Check the indentation and the quotes there.`,
    );
  }
  return { file, text, document, lines };
}

/** "line:column" of the deepest part of a path that stands in the file. */
function place(source: Source, path: readonly (string | number)[]): string {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = source.document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const { line, col } = source.lines.linePos(Number(node.range[0]));
      return `:${line}:${col}`;
    }
  }
  return ':1:1';
}

const say = (folder: string, source: Source, fault: PackFault): string =>
  `${join(folder, source.file)}${place(source, fault.path)}: ${fault.path.join('.') || 'the file'}: ${fault.problem}`;

/** The folder of a pack, and what was found wrong in it so far. */
interface Checking {
  readonly folder: string;
  readonly faults: string[];
}

function parse<T>({ folder, faults }: Checking, source: Source, schema: z.ZodType<T>): T | undefined {
  const result = schema.safeParse(source.document.toJS() as unknown);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const problem =
      issue.code === 'unrecognized_keys'
        ? `unknown: ${issue.keys.join(', ')}. Remove it or correct its spelling`
        : issue.message;
    faults.push(say(folder, source, { file: source.file, path, problem }));
  }
  return undefined;
}

/** Reads and checks one pack. Throws Fault wrongPack whose message has a line for each fault: file, place, what is wrong. */
async function loadAssociation(parent: string, name: string): Promise<Association> {
  const folder = join(parent, name);
  const sources = await Promise.all(
    ['pack.yaml', 'services.yaml', 'answers.yaml', 'clauses.yaml'].map((file) => open(folder, file)),
  );
  const [packs, serviceFile, answerFile, clauseFile] = sources as [Source, Source, Source, Source];
  const faults: string[] = [];
  const pack = parse({ folder, faults }, packs, Pack);
  const services = parse({ folder, faults }, serviceFile, Services);
  const answers = parse({ folder, faults }, answerFile, Answers);
  const clauses = parse({ folder, faults }, clauseFile, Clauses);
  if (!pack || !services || !answers || !clauses) throw new Fault('wrongPack', faults.join('\n'));
  const digest = createHash('sha256');
  for (const source of sources) digest.update(source.text);
  const association: Association = {
    id: pack.id,
    version: digest.digest('hex').slice(0, 12),
    pack,
    services: services.services,
    answers: answers.answers,
    clauses: clauses.clauses,
  };
  for (const fault of checkAssociation(association, name)) {
    const source = sources.find((one) => one.file === fault.file) ?? packs;
    faults.push(say(folder, source, fault));
  }
  if (faults.length > 0) throw new Fault('wrongPack', faults.join('\n'));
  return association;
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
  const results = await Promise.allSettled(names.sort().map((name) => loadAssociation(parent, name)));
  const faults = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  if (faults.length > 0) throw new Fault('wrongPack', faults.map((fault) => fault.message).join('\n'));
  const found = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (found.length === 0)
    throw new Fault(
      'wrongPack',
      `${parent}: there is no association in this folder. Put one folder per association into it.`,
    );
  return new Map(found.map((association) => [association.id, association]));
}
