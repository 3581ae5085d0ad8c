import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { productRoot } from '../../kernel/paths.ts';

/** The present text of a function of the database. `sha256` is that of the text, hexadecimal. */
export interface DatabaseFunction {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const functionOf = (name: string, sql: string): DatabaseFunction => ({ name, sql, sha256: sha256(sql) });

/** Every function: src/records/functions/<subject>/<name>.sql, and those by which the outcomes are called. */
export async function readFunctions(): Promise<readonly DatabaseFunction[]> {
  const root = join(productRoot(), 'src/records/functions');
  const subjects = (await readdir(root)).sort();
  const read = async (subject: string): Promise<readonly DatabaseFunction[]> => {
    const files = (await readdir(join(root, subject))).filter((file) => file.endsWith('.sql')).sort();
    return Promise.all(
      files.map(async (file) =>
        functionOf(file.replace(/\.sql$/, ''), await readFile(join(root, subject, file), 'utf8')),
      ),
    );
  };
  const written = (await Promise.all(subjects.map(read))).flat();
  return [...written, ...dispatchers(written)];
}

/** The hash of all functions together: the newest step that concerns functions names it. */
export const hashOfFunctions = (functions: readonly DatabaseFunction[]): string =>
  sha256(functions.map((one) => `${one.name} ${one.sha256}\n`).join(''));

/** `keep_hand_over` keeps the outcome `handOver`. */
const typeOf = (name: string): string =>
  name.replace(/^(?:keep|check)_/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Functions that call the outcomes by their type, made from the list of their files: `may_refuse` says of which types a turn may be refused,
 * `ask_outcome` keeps those and answers false for a refusal, `only_checks` says which of them change nothing, `keep_outcome` keeps the others.
 * Each call stands there in so many words, so that PostgreSQL plans it once.
 */
function dispatchers(written: readonly DatabaseFunction[]): readonly DatabaseFunction[] {
  const outcomes = written.filter(({ name }) => /^(?:keep|check)_/.test(name));
  const refusing = outcomes.filter(({ sql }) => /\breturns boolean\b/.test(sql));
  const keeping = outcomes.filter((one) => !refusing.includes(one));
  const parameters = 'p_conversation bigint, p_extra jsonb, p_at timestamptz';
  const cases = (verb: string, all: readonly DatabaseFunction[]): string =>
    all
      .map(({ name }) => `  when '${typeOf(name)}' then ${verb} ${name}(p_conversation, p_extra, p_at);\n`)
      .join('');
  const body = (verb: string, all: readonly DatabaseFunction[]): string =>
    `language plpgsql as $$\nbegin\n  case p_extra->>'type'\n${cases(verb, all)}  else raise exception 'unknown outcome %', p_extra->>'type';\n  end case;\nend $$;\n`;
  const among = (name: string, all: readonly DatabaseFunction[]): DatabaseFunction => {
    const types = all.map((one) => `'${typeOf(one.name)}'`).join(', ');
    return functionOf(
      name,
      `create or replace function ${name}(p_type text) returns boolean language sql immutable as $$ select coalesce(p_type = any (array[${types}]::text[]), false) $$;\n`,
    );
  };
  return [
    functionOf(
      'ask_outcome',
      `create or replace function ask_outcome(${parameters}) returns boolean ${body('return', refusing)}`,
    ),
    functionOf(
      'keep_outcome',
      `create or replace function keep_outcome(${parameters}) returns void ${body('perform', keeping)}`,
    ),
    among('may_refuse', refusing),
    among(
      'only_checks',
      refusing.filter(({ name }) => name.startsWith('check_')),
    ),
  ];
}

/** What the database knows of its functions beside the present ones. */
async function compare(client: pg.Client): Promise<{
  readonly functions: readonly DatabaseFunction[];
  readonly changed: readonly DatabaseFunction[];
  readonly known: ReadonlyMap<string, string>;
}> {
  const functions = await readFunctions();
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from functions');
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  return { functions, known, changed: functions.filter((one) => known.get(one.name) !== one.sha256) };
}

/** The names of functions that have another text in the database than here, or stand in one of the two alone. */
export async function changedFunctions(client: pg.Client): Promise<readonly string[]> {
  const { functions, changed, known } = await compare(client);
  const ours = new Set(functions.map(({ name }) => name));
  return [...changed.map(({ name }) => name), ...[...known.keys()].filter((name) => !ours.has(name))];
}

/** Creates again whatever has another text in the database than here; nobody else may be at it. Answers the names. */
export async function putFunctions(client: pg.Client): Promise<readonly string[]> {
  const { functions, changed, known } = await compare(client);
  const names = functions.map(({ name }) => name);
  if (changed.length === 0 && known.size === names.length) return [];
  await client.query('begin');
  try {
    for (const { sql } of changed) await client.query(sql);
    await client.query('delete from functions where name <> all ($1)', [names]);
    await client.query(
      `insert into functions (name, sha256) select * from unnest($1::text[], $2::text[])
       on conflict (name) do update set sha256 = excluded.sha256`,
      [changed.map(({ name }) => name), changed.map((one) => one.sha256)],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return changed.map(({ name }) => name);
}
