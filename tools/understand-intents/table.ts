import { readFile } from 'node:fs/promises';
import { Fault } from '../../src/kernel/errors.ts';
import type { Example } from '../../src/knowledge/classifier.ts';

/** A field of RFC 4180: a quoted one holds commas, lines and doubled quotes. */
const strict = /(?:"((?:[^"]|"")*)"|((?:[^",\r\n][^,\r\n]*)?))(,|\r?\n|\r|$)/y;
/** The same of whoever forgot to double the quotes within: one that ends no field is taken as it stands. */
const forgiving =
  /(?:"((?:[^"]|""(?![\r\n]|$)|"(?![,\r\n"]|$)|"(?="(?:[\r\n]|$)))*)"|((?:[^",\r\n][^,\r\n]*)?))(,|\r?\n|\r|$)/y;

interface Row {
  /** The line on which it begins. */
  readonly line: number;
  readonly fields: readonly string[];
}

function rowsBy(shape: RegExp, text: string): Row[] {
  const rows: Row[] = [];
  const field = new RegExp(shape);
  let line = 1;
  let fields: string[] = [];
  let begun = line;
  while (field.lastIndex < text.length || fields.length > 0) {
    const found = field.exec(text);
    if (!found) throw new Fault('wrongRequest', `line ${begun}: a quoted field does not end there.`);
    const [whole, quoted, bare = '', end] = found;
    fields.push(quoted === undefined ? bare.trim() : quoted.replace(/""/g, '"'));
    line += whole.match(/\n/g)?.length ?? 0;
    if (end === ',') continue;
    if (fields.some((one) => one !== '')) rows.push({ line: begun, fields });
    fields = [];
    begun = line;
  }
  return rows;
}

/** The rows of a CSV text, empty ones left out. Throws Fault wrongRequest that names the line. */
export function rowsOf(text: string): Row[] {
  try {
    return rowsBy(strict, text);
  } catch {
    return rowsBy(forgiving, text);
  }
}

const labelNames = ['label', 'intent', 'category'];
const textNames = ['text', 'query', 'question', 'utterance'];

/** The labelled texts of a CSV text with a header. Throws Fault wrongRequest that names the line. */
export function examplesIn(text: string): Example[] {
  const [header, ...rows] = rowsOf(text.replace(/^\ufeff/, ''));
  const names = header?.fields.map((name) => name.trim().toLowerCase()) ?? [];
  const label = names.findIndex((name) => labelNames.includes(name));
  const said = names.findIndex((name) => textNames.includes(name));
  if (label < 0 || said < 0)
    throw new Fault('wrongRequest', 'line 1: a header must name the columns "label" and "text".');
  return rows.map(({ line, fields }) => {
    const example = { label: fields[label]?.trim() ?? '', text: fields[said] ?? '' };
    if (example.label === '' || fields.length > names.length)
      throw new Fault(
        'wrongRequest',
        `line ${line}: it must have ${names.length} fields, with a label; quote a field that holds a comma.`,
      );
    return example;
  });
}

/** The labelled texts of a file. Throws Fault wrongRequest that names file and line. */
export async function readExamples(file: string): Promise<Example[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('wrongRequest', `${file}: this file cannot be read.`, { cause });
  });
  try {
    const examples = examplesIn(text);
    if (examples.length === 0) throw new Fault('wrongRequest', 'there is no text below its header.');
    return examples;
  } catch (error) {
    throw error instanceof Fault ? new Fault(error.code, `${file}: ${error.message}`) : error;
  }
}
